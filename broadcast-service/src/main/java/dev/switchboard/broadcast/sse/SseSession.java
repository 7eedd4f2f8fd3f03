package dev.switchboard.broadcast.sse;

import dev.switchboard.broadcast.fanout.ClientTransport;
import dev.switchboard.broadcast.fanout.Connection;
import dev.switchboard.broadcast.fanout.Fanout;
import dev.switchboard.broadcast.fanout.Feed;
import dev.switchboard.broadcast.fanout.ReconnectNotice;
import dev.switchboard.broadcast.fanout.ResumePosition;
import dev.switchboard.broadcast.fanout.SubscriptionRequest;
import dev.switchboard.broadcast.subscription.ConnectionMetrics;
import dev.switchboard.broadcast.subscription.Protocol;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** One client of {@code /events}. */
final class SseSession implements ClientTransport, AsyncListener {

    /** How long a client waits before it comes back. */
    private static final int RETRY_MILLIS = 2000;

    private static final long LAST_WORD_SECONDS = 5;

    private final Runnable cutOff;
    private final AsyncContext async;
    private final ConnectionMetrics connectionMetrics;
    private final String id = UUID.randomUUID().toString();
    private final String who;
    private final EventStreamWriter stream;
    private final Connection connection;
    private final AtomicBoolean over = new AtomicBoolean();

    /**
     * @param cutOff ends the connection at once
     */
    SseSession(
            AsyncContext async,
            Fanout fanout,
            ConnectionMetrics connectionMetrics,
            String who,
            Runnable cutOff)
            throws IOException {
        this.cutOff = cutOff;
        this.async = async;
        this.connectionMetrics = connectionMetrics;
        this.who = who;
        this.stream = new EventStreamWriter(async.getResponse().getOutputStream(), this::gone);
        this.connection = fanout.connect(this);
    }

    /** Begins to send. */
    void open(Feed feed, SubscriptionRequest request) throws IOException {
        connectionMetrics.came(Protocol.SSE, id, who);
        async.addListener(this);
        var start = feed.now();
        SseMessages messages = new SseMessages();
        // The first event gives even a client that is cut at once a place to come back to. One that
        // asks for the past has none before it has got something of it: it asks for it again.
        byte[] greeting =
                (": welcome\nretry: "
                                + RETRY_MILLIS
                                + "\n"
                                + (request.startsLive()
                                        ? "id: " + start.cursor().encode() + "\n"
                                        : "")
                                + "\n")
                        .getBytes(StandardCharsets.UTF_8);
        // The listener comes first: without it the greeting would be written blocking, and the
        // worker might already write while it is being set.
        async.getResponse().getOutputStream().setWriteListener(stream);
        stream.write(
                List.of(ByteBuffer.wrap(greeting)),
                () -> connection.replace(null, feed, request, messages, start, () -> {}));
    }

    @Override
    public void send(List<ByteBuffer> messages, Runnable done) {
        stream.write(messages, done);
    }

    @Override
    public void tick(long nowMillis) {
        // heart-beats are positions: the worker sends them as messages of the subscription
    }

    @Override
    public void disconnect(List<ResumePosition> resumeAt) {
        end("too slow for slow=disconnect");
        // Its last event's id is the cursor to come back with; what it does not take is cut off.
        CompletableFuture.delayedExecutor(LAST_WORD_SECONDS, TimeUnit.SECONDS)
                .execute(() -> {
                    if (stream.isWriting()) {
                        cutOff.run();
                    }
                });
    }

    @Override
    public void leave(List<ByteBuffer> lastMessages, ReconnectNotice notice) {
        if (lastMessages.isEmpty()) {
            // It has not even been greeted, and is free to come again.
            cutOff.run();
        } else {
            send(lastMessages, () -> end("told to come back"));
        }
    }

    @Override
    public void cut() {
        cutOff.run();
        end("cut off");
    }

    private void gone() {
        end("the client is gone");
    }

    private void end(String why) {
        if (over.compareAndSet(false, true)) {
            connection.close();
            connectionMetrics.went(Protocol.SSE, id, who, why);
            try {
                async.complete();
            } catch (IllegalStateException e) {
                // the container has ended it already
            }
        }
    }

    @Override
    public void onComplete(AsyncEvent event) {
        end("completed");
    }

    @Override
    public void onTimeout(AsyncEvent event) {
        end("timed out");
    }

    @Override
    public void onError(AsyncEvent event) {
        gone();
    }

    @Override
    public void onStartAsync(AsyncEvent event) {}
}
