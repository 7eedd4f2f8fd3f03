package dev.switchboard.router.gateway;

import dev.switchboard.model.problem.Excerpt;
import dev.switchboard.router.gateway.Places.Place;
import dev.switchboard.router.protocol.Era;
import dev.switchboard.router.protocol.ErrorCode;
import dev.switchboard.router.protocol.JsonRpcMessage;
import dev.switchboard.router.protocol.JsonRpcMessage.Notification;
import dev.switchboard.router.protocol.JsonRpcMessage.Request;
import dev.switchboard.router.protocol.JsonRpcMessage.Response;
import dev.switchboard.router.protocol.McpException;
import dev.switchboard.router.protocol.MessageReader;
import dev.switchboard.router.protocol.ProtocolVersion;
import dev.switchboard.router.protocol.RequestHeaders;
import dev.switchboard.router.protocol.RequestMetadata;
import dev.switchboard.router.server.Endpoints;
import dev.switchboard.router.server.McpServer;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/** The MCP endpoint, Streamable HTTP in both eras: {@link Era} selects the one of a message. */
final class McpServlet extends McpHttpServlet {

    private static final long serialVersionUID = 1;

    private final transient Endpoints endpoints;
    private final transient StatelessEndpoint stateless;
    private final transient SessionEndpoint sessions;
    private final transient SessionStreams streams;

    McpServlet(
            Places places,
            AllowedCallers callers,
            SessionForwarding forwarding,
            Endpoints endpoints,
            StatelessEndpoint stateless,
            SessionEndpoint sessions,
            SessionStreams streams) {
        super(places, callers, forwarding, "POST, GET, DELETE, OPTIONS");
        this.endpoints = endpoints;
        this.stateless = stateless;
        this.sessions = sessions;
        this.streams = streams;
    }

    /** A request of the stateless era is in none, whatever it names: see {@link Era}. */
    @Override
    @Nullable String sessionId(RequestHead head) {
        String version = head.headers().optional(RequestHeaders.PROTOCOL_VERSION);
        return version != null && ProtocolVersion.STATELESS.contains(version)
                ? null
                : head.headers().optional(RequestHeaders.SESSION_ID);
    }

    @Override
    @Nullable LongAnswer post(RequestHead head, HttpServletResponse response, Place place)
            throws IOException, InterruptedException {
        McpServer server = server(head);
        head.bodyIs(place.bytes().length);
        JsonNode json = MessageReader.json(place.bytes());
        if (json instanceof ArrayNode batch) {
            sessions.takeBatch(server, batch, head, response);
            return null;
        }
        JsonRpcMessage message = MessageReader.message(json);
        try {
            if (era(message, head.headers()) == Era.SESSION) {
                sessions.take(server, message, head, response);
                return null;
            }
            return takeStateless(server, message, head, place, response);
        } catch (McpException e) {
            throw message instanceof Request asked && e.id() == null ? e.to(asked.id()) : e;
        }
    }

    private McpServer server(RequestHead head) {
        return endpoints
                .at(head.endpoint())
                .orElseThrow(() ->
                        new RefusedRequestException(
                                HttpServletResponse.SC_NOT_FOUND,
                                "there is no endpoint at this path: /mcp has everything,"
                                        + " /mcp/servers/{name} one server and"
                                        + " /mcp/views/{name} a view"));
    }

    private static Era era(JsonRpcMessage message, RequestHeaders headers) {
        boolean hasSession = headers.optional(RequestHeaders.SESSION_ID) != null;
        return switch (message) {
            case Request request ->
                    Era.of(
                            RequestMetadata.namesAVersion(request.params()),
                            headers.optional(RequestHeaders.PROTOCOL_VERSION),
                            request.method(),
                            hasSession);
            case Notification _, Response _ -> hasSession ? Era.SESSION : Era.STATELESS;
        };
    }

    /** There is nothing that a client could notify a server of that remembers nothing. */
    private @Nullable LongAnswer takeStateless(
            McpServer server,
            JsonRpcMessage message,
            RequestHead head,
            Place place,
            HttpServletResponse response)
            throws IOException, InterruptedException {
        return switch (message) {
            case Request request -> stateless.answer(server, request, head, place, response);
            case Notification(String method, _) when method.startsWith("notifications/") -> {
                response.setStatus(HttpServletResponse.SC_ACCEPTED);
                yield null;
            }
            case Notification(String method, _) ->
                    throw new McpException(
                            ErrorCode.INVALID_REQUEST,
                            "%s is a request, and a request needs an id"
                                    .formatted(Excerpt.of(method)));
            case Response _ ->
                    throw new McpException(
                            ErrorCode.INVALID_REQUEST,
                            "responses are not accepted here; send a request or a notification");
        };
    }

    @Override
    void get(RequestHead head, HttpServletResponse response)
            throws IOException, InterruptedException {
        RequestHeaders headers = head.headers();
        if (headers.optional(RequestHeaders.SESSION_ID) == null) {
            response.setHeader(HttpHeaders.ALLOW, "POST, OPTIONS");
            throw notAllowed(
                    "GET opens the stream of a session, which Mcp-Session-Id names; without one"
                            + " POST each message");
        }
        if (!head.accepted().events()) {
            throw new RefusedRequestException(
                    406, "Accept must name text/event-stream: messages come as events");
        }
        streams.open(
                sessions.session(head, server(head)),
                head.caller(),
                headers.optional(RequestHead.LAST_EVENT_ID),
                response);
    }

    @Override
    void delete(RequestHead head, HttpServletResponse response) {
        if (head.headers().optional(RequestHeaders.SESSION_ID) == null) {
            response.setHeader(HttpHeaders.ALLOW, "POST, OPTIONS");
            throw notAllowed("DELETE ends a session, which Mcp-Session-Id names");
        }
        sessions.end(server(head), head, response);
    }
}
