package dev.switchboard.router.outbound;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.impl.DefaultConnectionReuseStrategy;
import org.apache.hc.core5.http.impl.io.HttpRequestExecutor;
import org.apache.hc.core5.http.protocol.HttpCoreContext;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * One request on one connection, and its response until the body ends. The thread of the call uses
 * it; what ends the call from elsewhere gives up the connection.
 */
final class Exchange {

    private static final HttpRequestExecutor EXECUTOR = new HttpRequestExecutor();

    private final Engine engine;
    private final OutboundRequest request;
    private final OutboundUrl url;
    private final Ending ending;
    private final PooledConnection pooled;
    private Phase phase = Phase.CONNECT;
    private boolean reusable;
    private Duration idle;

    /**
     * What exchanges of a client have in common.
     *
     * @param longestIdle how long a connection is kept for the next request; zero for not at all
     */
    record Engine(
            Connections connections,
            Connector connector,
            Timer timer,
            String userAgent,
            Duration longestIdle) {}

    /**
     * What is known before the body is read.
     *
     * @param length of the content; negative where it is not known
     */
    record Head(int status, Headers headers, InputStream content, long length) {}

    Exchange(Engine engine, OutboundRequest request, OutboundUrl url, Ending ending) {
        this.engine = engine;
        this.request = request;
        this.url = url;
        this.ending = ending;
        this.idle = engine.longestIdle();
        this.pooled = engine.connections().take(url.origin(), request.limits().connect());
        ending.onEnd(pooled::discard);
    }

    /** Sends the request, and waits for the head of the response. */
    Head execute() throws OutboundException {
        try {
            OutboundConnection connection = pooled.await(request.limits().connect());
            if (!connection.isOpen()) {
                connect(connection);
            }
            return read(connection, head(connection));
        } catch (IOException
                | HttpException
                | InterruptedException
                | TimeoutException
                | RuntimeException e) {
            throw failed(e);
        }
    }

    private void connect(OutboundConnection connection) throws IOException, InterruptedException {
        try (Timer.Running _ = limited(TimeLimit.CONNECT, request.limits().connect())) {
            engine.connector().connect(connection, url.origin(), request.limits(), ending);
        }
    }

    private ClassicHttpResponse head(OutboundConnection connection)
            throws IOException, HttpException {
        ClassicHttpRequest message = Messages.request(request, url, engine.userAgent());
        HttpCoreContext context = HttpCoreContext.create();
        phase = Phase.HEAD;
        connection.setSocketTimeout(Timeout.DISABLED);
        connection.expectHead();
        try (Timer.Running _ = limited(TimeLimit.HEAD, request.limits().head())) {
            ClassicHttpResponse head = EXECUTOR.execute(message, connection, context);
            reusable = DefaultConnectionReuseStrategy.INSTANCE.keepAlive(message, head, context);
            return head;
        }
    }

    private Head read(OutboundConnection connection, ClassicHttpResponse head) throws IOException {
        phase = Phase.BODY;
        connection.expectBody();
        connection.setSocketTimeout(
                Timeout.ofMilliseconds(Math.max(1, request.limits().idle().toMillis())));
        Headers headers = Messages.headers(head);
        if (Messages.isEncoded(headers)) {
            throw new OutboundException.Broken(
                    url.origin(), "sent a compressed body, although none was asked for");
        }
        idle = Messages.idle(headers, engine.longestIdle());
        @Nullable HttpEntity entity = head.getEntity();
        InputStream content = entity == null ? InputStream.nullInputStream() : entity.getContent();
        long length = entity == null ? 0 : entity.getContentLength();
        return new Head(head.getCode(), headers, content, length);
    }

    /** The response is the last one of the call. */
    OutboundResponse response(Head head) {
        BodyStream body = new BodyStream(this, head.content(), head.length());
        return new OutboundResponse(
                head.status(), head.headers(), url, body, this, request.limits());
    }

    /** Ends the call if its body has not ended within a time. */
    void finishWithin(Duration time) {
        ending.limitedBy(limited(TimeLimit.TOTAL, time));
    }

    private Timer.Running limited(TimeLimit limit, Duration time) {
        return engine.timer()
                .after(
                        time,
                        () ->
                                ending.end(sent ->
                                        new OutboundException.TimedOut(
                                                url.origin(), sent, limit, time)));
    }

    /** The body has been read to its end. */
    void complete() {
        ending.finish();
        // To the pool, an idle time of zero means that the connection never expires.
        if (reusable && idle.isPositive()) {
            pooled.giveBack(idle);
        } else {
            pooled.discard();
        }
    }

    /** Nobody wants the rest. */
    void abandon() {
        ending.end(sent -> new OutboundException.Cancelled(url.origin(), sent));
        pooled.discard();
    }

    /** Gives the connection up but not the call, which goes on elsewhere. */
    void leave() {
        pooled.discard();
    }

    /** What to throw for a failure; the connection is closed. */
    OutboundException failed(Exception failure) {
        boolean interrupted = failure instanceof InterruptedException;
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        boolean stopped = Thread.currentThread().isInterrupted() || engine.connections().isClosed();
        if (stopped) {
            ending.end(sent -> new OutboundException.Cancelled(url.origin(), sent));
        }
        pooled.discard();
        if (ending.reason().isPresent()) {
            return ending.reason().get().apply(phase.sent());
        }
        ending.finish();
        if (failure instanceof RuntimeException bug) {
            throw bug;
        }
        return Faults.of(failure, url.origin(), phase, request.limits());
    }
}
