package dev.switchboard.cli.watch;

import dev.switchboard.cli.server.ServerFailure;
import dev.switchboard.cli.terminal.Terminal;
import dev.switchboard.client.ContractClient;
import dev.switchboard.client.follow.Change;
import dev.switchboard.client.follow.FollowListener;
import dev.switchboard.client.follow.FollowRefusedException;
import dev.switchboard.client.follow.FollowRequest;
import dev.switchboard.client.follow.FollowState;
import dev.switchboard.client.follow.Following;
import dev.switchboard.client.follow.Start;
import dev.switchboard.client.rest.Addresses;
import dev.switchboard.client.rest.FailureKind;
import dev.switchboard.model.json.Json;
import java.net.URI;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** Shows messages as they come. Called by the thread of one following. */
final class Watcher implements FollowListener {

    private static final String NO_KIND = "about:blank";
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("HH:mm:ss");

    private final Terminal terminal;
    private final URI feed;
    private final boolean raw;
    private final MessageLine lines;
    private final CompletableFuture<Boolean> end = new CompletableFuture<>();

    /** Whether it has been live once: then it goes on from a cursor. */
    private boolean resuming;

    private boolean connected;
    private boolean everConnected;
    private boolean refused;
    private boolean toldWhatToDo;

    /**
     * @param feed where it is connected to
     * @param raw whether to print messages as they come
     */
    Watcher(Terminal terminal, URI feed, boolean raw) {
        this.terminal = terminal;
        this.feed = feed;
        this.raw = raw;
        this.lines = new MessageLine(terminal.colours());
    }

    /**
     * Shows what is followed, and returns only when it makes no sense to go on.
     *
     * @return true when nobody reads the output any more, false when the server refuses it
     */
    boolean run(ContractClient client, FollowRequest request) throws InterruptedException {
        resuming = request.start() instanceof Start.Since;
        try (Following following = client.follow(request, this)) {
            var _ = following.ended().whenComplete((_, _) -> end.complete(false));
            return end.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("it never fails", e);
        }
    }

    @Override
    public void message(String json) {
        if (raw) {
            terminal.out().println(json.replace('\n', ' '));
        } else {
            lines.of(Json.MAPPER.readTree(json), now(), resuming)
                    .ifPresent(terminal.out()::println);
        }
        if (terminal.out().checkError()) {
            end.complete(true);
        }
    }

    @Override
    public void updated(Change.Updated update) {
        // Shown already, as the message that it came in.
    }

    @Override
    public void stateChanged(FollowState state, String why) {
        switch (state) {
            case CONNECTING -> {}
            case REPLAYING -> connected();
            case LIVE -> {
                connected();
                resuming = true;
            }
            case LOST -> lost(why);
            case ENDED -> ended(why);
        }
    }

    private void connected() {
        if (!connected) {
            String address = Addresses.withoutSecrets(feed.toString());
            terminal.complain(
                    everConnected
                            ? "connected again at %s, to %s"
                                    .formatted(SECONDS.format(now()), address)
                            : "connected to " + address);
        }
        connected = true;
        everConnected = true;
    }

    private void lost(String why) {
        terminal.complain(
                connected ? "disconnected at %s: %s".formatted(SECONDS.format(now()), why) : why);
        connected = false;
        if (!everConnected && !toldWhatToDo) {
            toldWhatToDo = true;
            terminal.err().println("If nothing runs there, " + ServerFailure.WHAT_TO_DO + ".");
        }
    }

    private static LocalTime now() {
        return LocalTime.now(ZoneId.systemDefault());
    }

    /** Not of a refusal, which was told, nor when it was closed here. */
    private void ended(String why) {
        if (!refused && !end.isDone()) {
            terminal.complain(why);
        }
    }

    @Override
    public void refused(FollowRefusedException refusal) {
        refused = true;
        FailureKind kind =
                refusal.problem().type().equals(NO_KIND)
                        ? FailureKind.FOREIGN
                        : FailureKind.REFUSED;
        terminal.complain(ServerFailure.inWords(kind, String.valueOf(refusal.getMessage())));
    }
}
