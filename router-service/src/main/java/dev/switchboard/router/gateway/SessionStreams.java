package dev.switchboard.router.gateway;

import dev.switchboard.model.problem.Excerpt;
import dev.switchboard.router.gateway.Places.Place;
import dev.switchboard.router.protocol.ErrorCode;
import dev.switchboard.router.protocol.McpException;
import dev.switchboard.router.session.EventStream;
import dev.switchboard.router.session.Session;
import dev.switchboard.router.session.SessionCaller;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Streams that clients of sessions open by GET: for messages that belong to no request, or to
 * resume a lost stream (MCP 2025-11-25, Transports, Listening for Messages from the Server). Each
 * holds the thread of its request. Any thread.
 */
final class SessionStreams {

    /** How often a keep-alive is sent on a quiet stream. */
    private static final Duration QUIET = Duration.ofSeconds(15);

    private static final Pattern EVENT_ID = Pattern.compile("(\\d{1,9})-(\\d{1,18})");

    private final Places places;
    private final KeepAlive keepAlive;

    SessionStreams(Places places, KeepAlive keepAlive) {
        this.places = places;
        this.keepAlive = keepAlive;
    }

    /**
     * Opens a stream, until client, server or session end it.
     *
     * @param caller the caller that it counts for
     * @param lastEventId the last event that the client has received; null for a new stream
     * @throws McpException when the stream of that event is no longer stored
     */
    void open(
            Session session,
            SessionCaller caller,
            @Nullable String lastEventId,
            HttpServletResponse response)
            throws IOException, InterruptedException {
        if (lastEventId == null) {
            try (Place _ = places.stream(caller.origin())) {
                SseConnection connection = new SseConnection(response);
                session.ownStream().connect(connection, session.announcesStreams());
                tellChanges(session, connection);
            }
            return;
        }
        Matcher event = EVENT_ID.matcher(lastEventId);
        EventStream stream =
                event.matches()
                        ? session.stream(Integer.parseInt(event.group(1))).orElse(null)
                        : null;
        if (stream == null) {
            throw new McpException(
                    ErrorCode.INVALID_REQUEST,
                    "the stream of event %s is no longer stored; omit Last-Event-ID"
                            .formatted(Excerpt.of(lastEventId)));
        }
        try (Place _ = places.stream(caller.origin())) {
            resume(session, stream, Long.parseLong(event.group(2)), response);
        }
    }

    private void resume(
            Session session, EventStream stream, long after, HttpServletResponse response)
            throws IOException, InterruptedException {
        SseConnection connection = new SseConnection(response);
        keepAlive.add(connection);
        try {
            stream.resume(connection, after);
            if (stream.isOwn()) {
                tellChanges(session, connection);
            } else {
                stream.awaitRelease(connection);
            }
        } finally {
            keepAlive.remove(connection);
            stream.release(connection);
            connection.awaitEnd();
            session.use();
        }
    }

    /**
     * Sends changes while this is the current connection of the stream. The thread of the previous
     * connection returns at once, because until then its client cannot send another request there.
     */
    void tellChanges(Session session, SseConnection connection) throws InterruptedException {
        EventStream stream = session.ownStream();
        session.watch().wake();
        try {
            while (stream.isConnected(connection) && !session.watch().isEnded()) {
                List<ObjectNode> changes =
                        session.watch().take(QUIET, () -> stream.isConnected(connection));
                changes.forEach(stream::send);
                if (changes.isEmpty()) {
                    connection.keepAlive();
                }
            }
        } finally {
            stream.release(connection);
            connection.awaitEnd();
            session.use();
        }
    }
}
