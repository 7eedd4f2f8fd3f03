package dev.switchboard.router.gateway;

import dev.switchboard.model.json.Json;
import dev.switchboard.model.router.ProtocolEra;
import dev.switchboard.router.primitive.CallTarget;
import dev.switchboard.router.protocol.Era;
import dev.switchboard.router.protocol.ErrorCode;
import dev.switchboard.router.protocol.JsonRpcMessage;
import dev.switchboard.router.protocol.JsonRpcMessage.Notification;
import dev.switchboard.router.protocol.JsonRpcMessage.Request;
import dev.switchboard.router.protocol.JsonRpcMessage.Response;
import dev.switchboard.router.protocol.JsonRpcResponse;
import dev.switchboard.router.protocol.McpException;
import dev.switchboard.router.protocol.MessageReader;
import dev.switchboard.router.protocol.ProtocolVersion;
import dev.switchboard.router.protocol.RequestHeaders;
import dev.switchboard.router.server.AuditedCall;
import dev.switchboard.router.server.CallLog;
import dev.switchboard.router.server.McpServer;
import dev.switchboard.router.session.Session;
import dev.switchboard.router.session.SessionCaller;
import dev.switchboard.router.session.SessionReply;
import dev.switchboard.router.session.SessionServer;
import dev.switchboard.router.session.Sessions;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Messages in sessions over HTTP (MCP 2025-11-25, Transports, Streamable HTTP). Any thread. */
final class SessionEndpoint {

    /** The one revision in which a body may hold several messages. */
    private static final String WITH_BATCHES = "2025-03-26";

    /** The largest number of messages in an array. */
    private static final int LONGEST_BATCH = 50;

    private final SessionServer server;
    private final Sessions sessions;
    private final KeepAlive keepAlive;
    private final CallLog audit;

    SessionEndpoint(SessionServer server, Sessions sessions, KeepAlive keepAlive, CallLog audit) {
        this.audit = audit;
        this.server = server;
        this.sessions = sessions;
        this.keepAlive = keepAlive;
    }

    /**
     * Serves a message that belongs to a session, or begins one.
     *
     * @throws McpException when it is refused
     */
    void take(
            McpServer with, JsonRpcMessage message, RequestHead head, HttpServletResponse response)
            throws IOException, InterruptedException {
        if (message instanceof Request request && request.method().equals(Era.INITIALIZE)) {
            begin(with, request, head, response);
            return;
        }
        Session session = session(head, with);
        switch (message) {
            case Request request -> answer(session, request, head, response);
            case Notification notification -> {
                server.take(session, notification);
                response.setStatus(HttpServletResponse.SC_ACCEPTED);
            }
            case Response answer -> {
                server.take(session, answer);
                response.setStatus(HttpServletResponse.SC_ACCEPTED);
            }
        }
    }

    private void begin(
            McpServer with, Request request, RequestHead head, HttpServletResponse response)
            throws IOException, InterruptedException {
        if (head.headers().optional(RequestHeaders.SESSION_ID) != null) {
            throw new McpException(
                    ErrorCode.INVALID_REQUEST,
                    "this session is already initialized; for a new one omit Mcp-Session-Id");
        }
        Session session = begin(head.caller(), with);
        boolean begun = false;
        try {
            HttpSessionReply reply = new HttpSessionReply(session, head, response);
            Optional<ObjectNode> result = server.answer(session, request, new CallTarget(), reply);
            response.setHeader(RequestHeaders.SESSION_ID, session.id());
            begun = result.isPresent();
            if (begun) {
                reply.finish(200, JsonRpcResponse.result(request.id(), result.get()));
            }
        } finally {
            if (!begun) {
                sessions.end(session);
            }
        }
    }

    /**
     * A new session.
     *
     * @throws RefusedRequestException when there are too many
     */
    Session begin(SessionCaller caller, McpServer with) {
        return sessions.begin(caller, with)
                .orElseThrow(() ->
                        RefusedRequestException.busy(
                                "the limit of sessions is reached and all are in use"));
    }

    private void answer(
            Session session, Request request, RequestHead head, HttpServletResponse response)
            throws IOException, InterruptedException {
        HttpSessionReply reply = new HttpSessionReply(session, head, response);
        AuditedCall call = audited(session, request, head);
        int bytes = 0;
        keepAlive.add(reply);
        try {
            Optional<ObjectNode> answer = answer(session, request, call, reply);
            if (answer.isPresent()) {
                bytes = reply.finish(200, answer.get());
            } else {
                reply.finish();
            }
        } finally {
            keepAlive.remove(reply);
            reply.leave();
            call.report(bytes);
        }
    }

    /** Measures a call in a session, and has to report it. */
    AuditedCall audited(Session session, Request request, RequestHead head) {
        return new AuditedCall(
                audit,
                request,
                head.path(),
                head.origin(session.client(), ProtocolEra.SESSION),
                head.bodyBytes());
    }

    /** A result or an error; in sessions either has status 200. */
    Optional<ObjectNode> answer(
            Session session, Request request, AuditedCall call, SessionReply reply)
            throws InterruptedException {
        try {
            Optional<ObjectNode> result = server.answer(session, request, call.target(), reply);
            result.ifPresent(call::succeeded);
            return result.map(it -> JsonRpcResponse.result(request.id(), it));
        } catch (McpException e) {
            call.failed(e);
            return Optional.of(JsonRpcResponse.error(request.id(), e));
        } catch (RuntimeException e) {
            McpException failure = Incidents.of(e);
            call.failed(failure);
            return Optional.of(JsonRpcResponse.error(request.id(), failure));
        }
    }

    /**
     * Serves several messages at once, which one revision allows.
     *
     * @throws McpException when it is another revision, or one of them is no message
     */
    void takeBatch(McpServer with, ArrayNode batch, RequestHead head, HttpServletResponse response)
            throws IOException, InterruptedException {
        boolean inSession = head.headers().optional(RequestHeaders.SESSION_ID) != null;
        Session session = inSession ? session(head, with) : null;
        if (session == null || !session.version().equals(WITH_BATCHES)) {
            throw new McpException(
                    ErrorCode.INVALID_REQUEST,
                    "the body is an array; send each message in a request of its own");
        }
        if (batch.isEmpty() || batch.size() > LONGEST_BATCH) {
            throw new McpException(
                    ErrorCode.INVALID_REQUEST,
                    "the body is an array of %d messages; send 1 to %d"
                            .formatted(batch.size(), LONGEST_BATCH));
        }
        HttpSessionReply reply = new HttpSessionReply(session, head, response);
        ArrayNode answers = Json.MAPPER.createArrayNode();
        keepAlive.add(reply);
        try {
            for (JsonNode json : batch) {
                takeOne(session, json, head, reply).ifPresent(answers::add);
            }
            if (answers.isEmpty()) {
                reply.finish();
            } else {
                reply.finish(200, answers);
            }
        } finally {
            keepAlive.remove(reply);
            reply.leave();
        }
    }

    /** Answers an invalid message with an error beside the answers to the others. */
    private Optional<ObjectNode> takeOne(
            Session session, JsonNode json, RequestHead head, SessionReply reply)
            throws InterruptedException {
        try {
            switch (MessageReader.message(json)) {
                case Request request when request.method().equals(Era.INITIALIZE) ->
                        throw new McpException(
                                        ErrorCode.INVALID_REQUEST,
                                        "initialize is no part of an array of messages")
                                .to(request.id());
                case Request request -> {
                    AuditedCall call = audited(session, request, head);
                    try {
                        return answer(session, request, call, reply);
                    } finally {
                        call.report(0);
                    }
                }
                case Notification notification -> server.take(session, notification);
                case Response answer -> server.take(session, answer);
            }
            return Optional.empty();
        } catch (McpException e) {
            return Optional.of(JsonRpcResponse.error(e.id(), e));
        }
    }

    /** Ends a session. */
    void end(McpServer with, RequestHead head, HttpServletResponse response) {
        sessions.end(session(head, with));
        response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    }

    /**
     * The session that a request names.
     *
     * @throws McpException when it names none, or none of its caller, or a revision of no session
     */
    Session session(RequestHead head, McpServer with) {
        RequestHeaders headers = head.headers();
        String id = headers.optional(RequestHeaders.SESSION_ID);
        if (id == null) {
            throw new McpException(
                    ErrorCode.INVALID_REQUEST,
                    "the header Mcp-Session-Id is missing; initialize begins a session and tells"
                            + " its id");
        }
        Session session = find(id, head.caller(), with);
        String version = headers.optional(RequestHeaders.PROTOCOL_VERSION);
        if (version != null && !ProtocolVersion.SESSION_BASED.contains(version)) {
            throw ProtocolVersion.unsupportedInSession(version);
        }
        return session;
    }

    /**
     * The session of that id.
     *
     * @throws McpException when there is none of this caller
     */
    Session find(String id, SessionCaller caller, McpServer with) {
        return sessions.find(id, caller, with).orElseThrow(SessionEndpoint::unknown);
    }

    /** The answer to a request in a session that there is not, here or elsewhere. */
    static McpException unknown() {
        return new McpException(
                        ErrorCode.INVALID_REQUEST,
                        "unknown or expired session; begin a new one with initialize")
                .withHttpStatus(HttpServletResponse.SC_NOT_FOUND);
    }
}
