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
    private final ListenerCalls calls;
    private final ObservableState followState = new ObservableState();
    private final DeliveryState delivered;
    private final Backoff backoff;
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread;
    private volatile @Nullable Runnable interruption;
    private boolean everConnected;

    private Follower(Connector connector, FollowRequest request, FollowListener listener) {
        this.connector = connector;
        this.request = request;
        this.calls = new ListenerCalls(listener);
        this.delivered = new DeliveryState(request.start(), calls, followState);
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
                ConnectionEnd connectionEnd = connectAndListen();
                delivered.cut();
                if (connectionEnd instanceof ConnectionEnd.Refused(var problem)) {
                    refusal = new FollowRefusedException(problem);
                }
                goesOn = await(connectionEnd);
            }
            end(refusal);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            end(null);
        } catch (RuntimeException | Error e) {
            ListenerCalls.LOGGER.log(Level.ERROR, "a following failed by its own fault", e);
            followState.end(e);
            calls.tell(listener -> listener.stateChanged(FollowState.ENDED, "failed: " + e));
            ended.completeExceptionally(e);
        }
    }

    private void end(@Nullable FollowRefusedException refusal) {
        followState.end(refusal);
        if (refusal == null) {
            calls.tell(listener -> listener.stateChanged(FollowState.ENDED, "closed"));
            ended.complete(null);
            return;
        }
        String why = String.valueOf(refusal.getMessage());
        ListenerCalls.LOGGER.log(Level.ERROR, "the server refuses to be followed: {0}", why);
        calls.tell(listener -> listener.refused(refusal));
        calls.tell(listener -> listener.stateChanged(FollowState.ENDED, why));
        ended.completeExceptionally(refusal);
    }

    /** Waits as long as the parting asks for; false when there is nothing to come back to. */
    private boolean await(ConnectionEnd connectionEnd) throws InterruptedException {
        return switch (connectionEnd) {
            case ConnectionEnd.Closed _, ConnectionEnd.Refused _ -> false;
            case ConnectionEnd.Told(Duration delay) -> {
                Duration least = backoff.next();
                yield await("the server stops", delay.compareTo(least) < 0 ? least : delay);
            }
            case ConnectionEnd.Lost(String why, Duration atLeast) ->
                    await(why, atLeast.plus(backoff.next()));
        };
    }

    private boolean await(String why, Duration wait) throws InterruptedException {
        String words = "%s; coming back in %d ms".formatted(why, wait.toMillis());
        ListenerCalls.LOGGER.log(Level.WARNING, words);
        delivered.move(FollowState.LOST, words);
        return !closing.await(wait.toNanos(), TimeUnit.NANOSECONDS);
    }

    private ConnectionEnd connectAndListen() throws InterruptedException {
        delivered.move(FollowState.CONNECTING, "connecting to " + connector.address());
        FeedSocket socket = new FeedSocket();
        URI uri = FollowRequest.opening(connector.feed());
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
            return new ConnectionEnd.Closed();
        } catch (ExecutionException | TimeoutException e) {
            givingUp.run();
            // A handshake that was cancelled fails in more than one way.
            return closing.getCount() == 0
                    ? new ConnectionEnd.Closed()
                    : Handshake.failed(connector.address(), timeout, e, everConnected);
        }
        long begun = System.nanoTime();
        try {
            return mayBlock(socket::wake) ? listen(socket, open) : new ConnectionEnd.Closed();
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

    private ConnectionEnd listen(FeedSocket socket, WebSocket open) throws InterruptedException {
        long quiet = connector.settings().silence().dividedBy(2).toNanos();
        long deadline = System.nanoTime() + connector.settings().connecting().toNanos();
        socket.send(open, request.command(delivered.position().cursor()));
        while (closing.getCount() > 0) {
            long left = delivered.isSubscribed() ? Long.MAX_VALUE : deadline - System.nanoTime();
            if (left <= 0) {
                return new ConnectionEnd.Lost("the server does not answer a subscription");
            }
            ConnectionEnd connectionEnd =
                    switch (socket.next(open, Duration.ofNanos(Math.min(quiet, left)))) {
                        case null -> left < quiet || socket.ask(open) ? null : silent();
                        case FeedSocket.Signal.Text(String message) -> take(message);
                        case FeedSocket.Signal.Ended(String why) -> new ConnectionEnd.Lost(why);
                        case FeedSocket.Signal.Wake _ -> null;
                    };
            if (connectionEnd != null) {
                return connectionEnd;
            }
        }
        return new ConnectionEnd.Closed();
    }

    private ConnectionEnd silent() {
        return new ConnectionEnd.Lost(
                "no sign of life for %d ms".formatted(connector.settings().silence().toMillis()));
    }

    private @Nullable ConnectionEnd take(String text) {
        FeedMessage message;
        try {
            message = FeedMessageReader.read(text);
        } catch (IllegalArgumentException e) {
            return new ConnectionEnd.Lost("what answers is not Switchboard: " + e.getMessage());
        }
        everConnected = true;
        return delivered.take(message, text);
    }

    @Override
    public Map<ContractId, ContractUpdate> contracts() {
        return delivered.fold().view();
    }

    @Override
    public FollowState state() {
        return followState.state();
    }

    @Override
    public Optional<String> cursor() {
        return delivered.position().known();
    }

    @Override
    public void awaitCurrent(Duration atMost) throws InterruptedException, TimeoutException {
        followState.awaitLive(atMost);
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
