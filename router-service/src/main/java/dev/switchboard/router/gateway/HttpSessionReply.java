package dev.switchboard.router.gateway;

import dev.switchboard.model.json.Json;
import dev.switchboard.router.session.EventStream;
import dev.switchboard.router.session.Session;
import dev.switchboard.router.session.SessionReply;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The answer to a POST in a session: JSON, or a stream of events from the first message before it
 * on. A client that disconnects does not cancel its request: it may reconnect for the rest.
 * Thread-safe.
 */
final class HttpSessionReply implements SessionReply, KeptAlive {

    private final Session session;
    private final HttpServletResponse response;
    private final boolean takesEvents;
    private final boolean forwarded;
    private @Nullable EventStream stream;
    private @Nullable SseConnection connection;
    private boolean over;

    HttpSessionReply(Session session, RequestHead head, HttpServletResponse response) {
        this.session = session;
        this.response = response;
        this.takesEvents = head.accepted().events();
        this.forwarded = head.isForwarded();
    }

    @Override
    public boolean takesMessages() {
        return takesEvents;
    }

    @Override
    public void send(ObjectNode message) {
        EventStream open = open();
        if (open != null) {
            open.send(message);
        }
    }

    @Override
    public void release() {
        EventStream open = open();
        if (open != null) {
            open.release();
        }
    }

    @Override
    public void keepAlive() {
        open();
        SseConnection now = connection();
        if (now != null) {
            now.keepAlive();
        }
    }

    private synchronized @Nullable SseConnection connection() {
        return connection;
    }

    private @Nullable EventStream open() {
        EventStream begun;
        SseConnection to;
        synchronized (this) {
            if (stream != null || !takesEvents || over) {
                return stream;
            }
            begun = session.open();
            stream = begun;
            to = connect();
            connection = to;
        }
        if (to != null) {
            begun.connect(to, session.announcesStreams());
        }
        return begun;
    }

    /**
     * If streams can be resumed, closes the connection: the client may resume this stream while the
     * request still runs, but on another connection, because the thread of this one works on the
     * request. A replica that forwards uses each connection once.
     */
    private @Nullable SseConnection connect() {
        try {
            if (session.announcesStreams() && !forwarded) {
                response.setHeader(HttpHeaders.CONNECTION, "close");
            }
            return new SseConnection(response);
        } catch (IOException e) {
            return null;
        }
    }

    /**
     * Sends the answer, and ends.
     *
     * @param status used unless a stream has begun
     * @return the size of the answer
     */
    int finish(int status, JsonNode answer) throws IOException {
        EventStream open;
        synchronized (this) {
            over = true;
            open = stream;
        }
        if (open == null) {
            byte[] json = Json.MAPPER.writeValueAsBytes(answer);
            McpHttpServlet.write(response, status, json);
            return json.length;
        }
        int size = open.send(answer);
        open.end();
        return size;
    }

    /** Ends without an answer: the client has cancelled the request. */
    void finish() {
        EventStream open;
        synchronized (this) {
            over = true;
            open = stream;
        }
        if (open == null) {
            response.setStatus(HttpServletResponse.SC_ACCEPTED);
        } else {
            open.end();
        }
    }

    /** The request no longer uses the response. */
    void leave() {
        SseConnection used;
        EventStream open;
        synchronized (this) {
            over = true;
            used = connection;
            open = stream;
        }
        if (open != null) {
            if (used != null) {
                open.release(used);
            }
            open.end();
            if (used != null) {
                used.awaitEnd();
            }
        }
    }
}
