package dev.switchboard.checker.wire;

import dev.switchboard.checker.message.Message;
import dev.switchboard.checker.message.Message.Kind;
import dev.switchboard.checker.subscription.RequestedSubscription;
import dev.switchboard.client.ContractClient;
import dev.switchboard.client.follow.Change;
import dev.switchboard.client.follow.FollowListener;
import dev.switchboard.client.follow.FollowRefusedException;
import dev.switchboard.client.follow.FollowSettings;
import dev.switchboard.client.follow.FollowState;
import dev.switchboard.client.follow.Following;
import dev.switchboard.model.contract.ContractUpdate;
import dev.switchboard.model.feed.Cursor;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A subscriber that is the Java client: what its listener is told, as messages. Its connections are
 * its own affair; that it has come back is told as {@link Message.Again}. One thread reads it, the
 * client's own writes.
 */
public final class JavaClientConnection implements SubscriberConnection, FollowListener {

    /** How the client begins to say that a node which stops has sent it away. */
    public static final String TOLD = "the server stops";

    private static final FollowSettings SOON =
            new FollowSettings(
                    Duration.ofMillis(200),
                    Duration.ofSeconds(2),
                    Duration.ofSeconds(40),
                    Duration.ofSeconds(10));

    /** So few that a reader which stalls makes the client stall. */
    private static final int WAITING = 16;

    private static final int LOOK_MILLIS = 100;

    /** After so many failures in a row the node does not come back: another may. */
    private static final int GIVES_UP = 8;

    private final BlockingQueue<Message> messages = new LinkedBlockingQueue<>(WAITING);
    private final CompletableFuture<Following> following = new CompletableFuture<>();
    private final ContractClient client;
    private volatile boolean over;
    private volatile @Nullable String failure;
    private @Nullable String lost;
    private int lostInARow;
    private @Nullable Cursor reached;
    private boolean replayed;

    private JavaClientConnection(ContractClient client) {
        this.client = client;
    }

    /**
     * Begins to follow.
     *
     * @param since the cursor to go on from; null for none
     */
    public static JavaClientConnection open(
            URI base, RequestedSubscription requested, @Nullable String since) {
        ContractClient client = ContractClient.builder().uri(base).following(SOON).build();
        JavaClientConnection line = new JavaClientConnection(client);
        line.following.complete(client.follow(FollowRequests.of(requested, since), line));
        return line;
    }

    @Override
    public @Nullable Heard next(int millis) throws IOException {
        try {
            Message message = messages.poll(millis, TimeUnit.MILLISECONDS);
            if (message == null && failure != null) {
                throw new IOException(failure);
            }
            return message == null ? position() : new Heard(0, note(message));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private Message note(Message message) {
        switch (message) {
            case Message.Changed changed -> reach(changed.cursor());
            case Message.ReplayComplete(String cursor) -> reach(cursor);
            case Message.Welcome(String cursor) -> reach(cursor);
            default -> {}
        }
        return message;
    }

    private void reach(String text) {
        Cursor.parse(text).ifPresent(cursor -> reached = cursor);
    }

    /**
     * Where the client stands, if that is further than what was read says. Read before the queue is
     * found empty: then everything up to there has been read.
     */
    private @Nullable Heard position() {
        Following ours = following.join();
        boolean live = ours.state() == FollowState.LIVE;
        String text = ours.cursor().orElse(null);
        Cursor before = reached;
        if (!live || text == null || before == null || !messages.isEmpty()) {
            return null;
        }
        Cursor cursor = Cursor.parse(text).orElse(null);
        if (cursor == null || cursor.equals(before) || !cursor.coversAllOf(before)) {
            return null;
        }
        reached = cursor;
        return new Heard(0, new Message.Position(text));
    }

    @Override
    public void end(Ending ending) {
        over = true;
        messages.clear();
        client.close();
    }

    private void tell(Message message) {
        try {
            boolean taken = false;
            while (!over && !taken) {
                taken = messages.offer(message, LOOK_MILLIS, TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void tell(Kind kind, Change change, @Nullable ContractUpdate update, boolean test) {
        tell(
                new Message.Changed(
                        kind,
                        change.contractId().value(),
                        update,
                        change.messageId(),
                        change.cursor(),
                        change.replayed(),
                        test));
    }

    @Override
    public void updated(Change.Updated update) {
        tell(Kind.UPDATED, update, update.update(), false);
    }

    @Override
    public void tested(Change.Updated test) {
        tell(Kind.UPDATED, test, test.update(), true);
    }

    @Override
    public void removed(Change.Removed removal) {
        tell(Kind.REMOVED, removal, null, false);
    }

    @Override
    public void left(Change.Left departure) {
        tell(Kind.LEFT, departure, null, false);
    }

    @Override
    public void replayBegan(boolean snapshot, boolean recovered) {
        replayed = true;
        tell(new Message.ReplayBegin(snapshot, recovered));
    }

    @Override
    public void replayCompleted(String cursor) {
        tell(new Message.ReplayComplete(cursor));
    }

    @Override
    public void missed(long count) {
        tell(new Message.Missed(count, following.join().cursor().orElse("")));
    }

    @Override
    public void stateChanged(FollowState state, String why) {
        switch (state) {
            case LOST -> lost(why);
            case CONNECTING -> {
                if (lost != null) {
                    tell(new Message.Again(lost));
                }
                replayed = false;
            }
            case LIVE -> {
                lostInARow = 0;
                if (!replayed) {
                    tell(new Message.Welcome(following.join().cursor().orElse("")));
                }
            }
            case REPLAYING -> lostInARow = 0;
            case ENDED -> {}
        }
    }

    private void lost(String why) {
        lost = why;
        if (++lostInARow >= GIVES_UP) {
            failure = why;
        }
    }

    @Override
    public void refused(FollowRefusedException refused) {
        failure = "the server refuses it: " + refused.getMessage();
    }
}
