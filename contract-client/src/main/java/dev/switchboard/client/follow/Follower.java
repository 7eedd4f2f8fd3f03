package dev.switchboard.client.follow;

import dev.switchboard.client.retry.Backoff;
import dev.switchboard.model.contract.ContractId;
import dev.switchboard.model.contract.ContractUpdate;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Connects, listens and comes back, on a thread of its own. */
public final class Follower implements Following {

    /** A connection that lasted so long was a good one: the next waits begin small again. */
    private static final Duration LASTING = Duration.ofSeconds(10);

    private static final Duration LAST_CALL = Duration.ofSeconds(5);

    private final Connector connector;
    private final FollowRequest request;
    private final Telling telling;
    private final Standing standing = new Standing();
    private final Account account;
    private final Backoff backoff;
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread;
    private volatile @Nullable Runnable interruption;
    private boolean everConnected;

    private Follower(Connector connector, FollowRequest request, FollowListener listener) {
        this.connector = connector;
        this.request = request;
        this.telling = new Telling(listener);
        this.account = new Account(request.start(), telling, standing);
        this.backoff =
                new Backoff(
                        connector.settings().firstWait(),
                        connector.settings().longestWait(),
                        RandomGenerator.getDefault());
        this.thread = Thread.ofVirtual().name("contract-client-follow").unstarted(this::run);
    }

    /** Begins to follow, and returns at once. */
    public static Following start(
            Connector connector, FollowRequest request, FollowListener listener) {
        Follower follower = new Follower(connector, request, listener);
        follower.thread.start();
        return follower;
    }

    private void run() {
        FollowRefusedException refusal = null;
        try {
            boolean goesOn = true;
            while (goesOn) {
                Parting parting = connectAndListen();
                account.cut();
                if (parting instanceof Parting.Refused(var problem)) {
                    refusal = new FollowRefusedException(problem);
                }
                goesOn = await(parting);
            }
            end(refusal);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            end(null);
        } catch (RuntimeException | Error e) {
            Telling.LOGGER.log(Level.ERROR, "a following failed by its own fault", e);
            standing.end(e);
            telling.tell(listener -> listener.stateChanged(FollowState.ENDED, "failed: " + e));
            ended.completeExceptionally(e);
        }
    }

    private void end(@Nullable FollowRefusedException refusal) {
        standing.end(refusal);
        if (refusal == null) {
            telling.tell(listener -> listener.stateChanged(FollowState.ENDED, "closed"));
            ended.complete(null);
            return;
        }
        String why = String.valueOf(refusal.getMessage());
        Telling.LOGGER.log(Level.ERROR, "the server refuses to be followed: {0}", why);
        telling.tell(listener -> listener.refused(refusal));
        telling.tell(listener -> listener.stateChanged(FollowState.ENDED, why));
        ended.completeExceptionally(refusal);
    }

    /** Waits as long as the parting asks for; false when there is nothing to come back to. */
    private boolean await(Parting parting) throws InterruptedException {
        return switch (parting) {
            case Parting.Closed _, Parting.Refused _ -> false;
            case Parting.Told(Duration delay) -> {
                Duration least = backoff.next();
                yield await("the server stops", delay.compareTo(least) < 0 ? least : delay);
            }
            case Parting.Lost(String why, Duration atLeast) ->
                    await(why, atLeast.plus(backoff.next()));
        };
    }

    private boolean await(String why, Duration wait) throws InterruptedException {
        String words = "%s; coming back in %d ms".formatted(why, wait.toMillis());
        Telling.LOGGER.log(Level.WARNING, words);
        account.move(FollowState.LOST, words);
        return !closing.await(wait.toNanos(), TimeUnit.NANOSECONDS);
    }

    private Parting connectAndListen() throws InterruptedException {
        account.move(FollowState.CONNECTING, "connecting to " + connector.address());
        FeedSocket socket = new FeedSocket();
        URI uri = request.at(connector.feed(), account.position().cursor());
        CompletableFuture<WebSocket> opening = connector.connect(uri, socket);
        Runnable givingUp =
                () -> {
                    socket.giveUp();
                    opening.cancel(true);
                };
        if (!mayBlock(givingUp)) {
            givingUp.run();
        }
        Duration timeout = connector.settings().connecting();
        WebSocket open;
        try {
            // The timeout of the HTTP client ends with the headers of an answer.
            open = opening.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
        } catch (CancellationException e) {
            return new Parting.Closed();
        } catch (ExecutionException | TimeoutException e) {
            givingUp.run();
            // A handshake that was cancelled fails in more than one way.
            return closing.getCount() == 0
                    ? new Parting.Closed()
                    : Handshake.failed(connector.address(), timeout, e, everConnected);
        }
        long begun = System.nanoTime();
        try {
            return mayBlock(socket::wake) ? listen(socket, open) : new Parting.Closed();
        } finally {
            open.abort();
            if (System.nanoTime() - begun > LASTING.toNanos()) {
                backoff.reset();
            }
        }
    }

    /** Notes how to end a wait; false when it is not to begin. */
    private boolean mayBlock(Runnable interrupting) {
        interruption = interrupting;
        return closing.getCount() > 0;
    }

    private Parting listen(FeedSocket socket, WebSocket open) throws InterruptedException {
        Duration quiet = connector.settings().silence().dividedBy(2);
        while (closing.getCount() > 0) {
            Parting parting =
                    switch (socket.next(open, quiet)) {
                        case null -> socket.ask(open) ? null : silent();
                        case FeedSocket.Signal.Text(String message) -> take(message);
                        case FeedSocket.Signal.Ended(String why) -> new Parting.Lost(why);
                        case FeedSocket.Signal.Wake _ -> null;
                    };
            if (parting != null) {
                return parting;
            }
        }
        return new Parting.Closed();
    }

    private Parting silent() {
        return new Parting.Lost(
                "no sign of life for %d ms".formatted(connector.settings().silence().toMillis()));
    }

    private @Nullable Parting take(String text) {
        FeedMessage message;
        try {
            message = FeedMessageReader.read(text);
        } catch (IllegalArgumentException e) {
            return new Parting.Lost("what answers is not Switchboard: " + e.getMessage());
        }
        everConnected = true;
        telling.tell(listener -> listener.message(text));
        return account.take(message);
    }

    @Override
    public Map<ContractId, ContractUpdate> contracts() {
        return account.fold().view();
    }

    @Override
    public FollowState state() {
        return standing.state();
    }

    @Override
    public Optional<String> cursor() {
        return account.position().known();
    }

    @Override
    public void awaitCurrent(Duration atMost) throws InterruptedException, TimeoutException {
        standing.awaitLive(atMost);
    }

    @Override
    public CompletableFuture<Void> ended() {
        return ended.copy();
    }

    @Override
    public void close() {
        closing.countDown();
        Runnable waiting = interruption;
        if (waiting != null) {
            waiting.run();
        }
        if (Thread.currentThread().equals(thread)) {
            return;
        }
        try {
            thread.join(LAST_CALL);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
