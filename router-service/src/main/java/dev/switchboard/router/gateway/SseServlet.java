package dev.switchboard.router.gateway;

import dev.switchboard.router.gateway.Places.Place;
import dev.switchboard.router.protocol.ErrorCode;
import dev.switchboard.router.protocol.JsonRpcMessage.Notification;
import dev.switchboard.router.protocol.JsonRpcMessage.Request;
import dev.switchboard.router.protocol.JsonRpcMessage.Response;
import dev.switchboard.router.protocol.McpException;
import dev.switchboard.router.protocol.MessageReader;
import dev.switchboard.router.server.AuditedCall;
import dev.switchboard.router.server.Endpoints;
import dev.switchboard.router.server.McpServer;
import dev.switchboard.router.session.Session;
import dev.switchboard.router.session.SessionReply;
import dev.switchboard.router.session.SessionServer;
import dev.switchboard.router.session.Sessions;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * The transport of revision 2024-11-05, HTTP with SSE: a client opens one stream, receives on it
 * the address to POST its messages to, and gets all answers on it. The session ends with the
 * stream. Any thread.
 */
final class SseServlet extends McpHttpServlet {

    private static final long serialVersionUID = 1;

    private static final String SESSION_ID = "sessionId";

    private final transient Endpoints endpoints;
    private final transient SessionServer server;
    private final transient SessionEndpoint endpoint;
    private final transient Sessions sessions;
    private final transient SessionStreams streams;

    SseServlet(
            Places places,
            AllowedCallers callers,
            SessionForwarding forwarding,
            Endpoints endpoints,
            SessionServer server,
            SessionEndpoint endpoint,
            Sessions sessions,
            SessionStreams streams) {
        super(places, callers, forwarding, "GET, POST, OPTIONS");
        this.endpoints = endpoints;
        this.server = server;
        this.endpoint = endpoint;
        this.sessions = sessions;
        this.streams = streams;
    }

    /** GET begins a session, and only messages name it. */
    @Override
    @Nullable String sessionId(RequestHead head) {
        return head.method().equals("POST") ? head.parameter(SESSION_ID) : null;
    }

    @Override
    void get(RequestHead head, HttpServletResponse response)
            throws IOException, InterruptedException {
        Session session = endpoint.begin(head.caller(), with());
        try (Place _ = places().stream(head.caller().origin())) {
            SseConnection connection = new SseConnection(response);
            // This transport cannot resume a stream.
            session.ownStream().keepNothing();
            connection.endpoint(head.path() + "?" + SESSION_ID + "=" + session.id());
            session.ownStream().connect(connection, false);
            streams.tellChanges(session, connection);
        } finally {
            sessions.end(session);
        }
    }

    /** This transport has the endpoint with everything only. */
    private McpServer with() {
        return endpoints.at("").orElseThrow();
    }

    /** Accepts a message; the answer goes to the stream. */
    @Override
    @Nullable LongAnswer post(RequestHead head, HttpServletResponse response, Place place) {
        String id = head.parameter(SESSION_ID);
        if (id == null) {
            throw new McpException(
                    ErrorCode.INVALID_REQUEST,
                    "sessionId is missing: GET opens a stream, on which the address to POST to"
                            + " comes first");
        }
        Session session = endpoint.find(id, head.caller(), with());
        head.bodyIs(place.bytes().length);
        switch (MessageReader.read(place.bytes())) {
            case Request message -> {
                if (!session.tryQueue()) {
                    throw new RefusedRequestException(
                            429, "many answers of this session wait to be read; read its stream");
                }
                Place kept = place.keep();
                AuditedCall call = endpoint.audited(session, message, head);
                Thread.startVirtualThread(() -> answer(session, message, call, kept));
            }
            case Notification notification -> server.take(session, notification);
            case Response answer -> server.take(session, answer);
        }
        response.setStatus(HttpServletResponse.SC_ACCEPTED);
        return null;
    }

    private void answer(Session session, Request request, AuditedCall call, Place place) {
        long bytes = 0;
        try (place) {
            Optional<ObjectNode> answer =
                    endpoint.answer(session, request, call, new StreamReply(session));
            if (answer.isPresent()) {
                bytes = session.ownStream().send(answer.get());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            session.leaveQueue();
            call.report(bytes);
        }
    }

    /** Everything goes on the session's one stream. */
    private record StreamReply(Session session) implements SessionReply {

        @Override
        public boolean takesMessages() {
            return true;
        }

        @Override
        public void send(ObjectNode message) {
            session.ownStream().send(message);
        }

        @Override
        public void release() {}
    }
}
