package dev.switchboard.router.session;

import dev.switchboard.model.json.Json;
import dev.switchboard.router.primitive.CallTarget;
import dev.switchboard.router.primitive.LoggingLevel;
import dev.switchboard.router.primitive.RequestOrigin;
import dev.switchboard.router.protocol.Era;
import dev.switchboard.router.protocol.ErrorCode;
import dev.switchboard.router.protocol.JsonRpcMessage.Notification;
import dev.switchboard.router.protocol.JsonRpcMessage.Request;
import dev.switchboard.router.protocol.JsonRpcMessage.Response;
import dev.switchboard.router.protocol.McpException;
import dev.switchboard.router.protocol.ProtocolVersion;
import dev.switchboard.router.protocol.RequestMetadata;
import dev.switchboard.router.server.ChangeFilter;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Answers requests in sessions, of any server (MCP 2025-11-25 and before). Thread-safe. */
public final class SessionServer {

    /** Resources that one client may watch at once. */
    private static final int MOST_WATCHED = 1_000;

    /** They are kept as long as the session. */
    private static final int LONGEST_CAPABILITIES = 16_384;

    /**
     * Answers a request. Blocks until it is complete.
     *
     * @param target learns where the request goes
     * @return the whole result; empty where the client has cancelled the request
     * @throws McpException when there is none
     */
    public Optional<ObjectNode> answer(
            Session session, Request request, CallTarget target, SessionReply reply)
            throws InterruptedException {
        session.begin(request.id());
        try {
            ObjectNode result = result(session, request, target, reply);
            return session.isWanted(request.id()) ? Optional.of(result) : Optional.empty();
        } catch (InterruptedException e) {
            if (!session.isWanted(request.id())) {
                return Optional.empty();
            }
            if (session.isEnded()) {
                throw new McpException(
                        ErrorCode.INTERNAL_ERROR,
                        "the session ended before the result; the request may have taken effect");
            }
            throw e;
        } catch (McpException e) {
            if (!session.isWanted(request.id())) {
                return Optional.empty();
            }
            throw e;
        } finally {
            session.finish(request.id());
        }
    }

    private static ObjectNode result(
            Session session, Request request, CallTarget target, SessionReply reply)
            throws InterruptedException {
        ObjectNode params = request.params();
        return switch (request.method()) {
            case Era.INITIALIZE -> initialize(session, params);
            case "ping" -> Json.MAPPER.createObjectNode();
            case "logging/setLevel" -> {
                session.logLevel(level(params.path("level").asString("")));
                yield Json.MAPPER.createObjectNode();
            }
            case "resources/subscribe" -> subscribe(session, params);
            case "resources/unsubscribe" -> {
                session.watch().remove(uri(params));
                yield Json.MAPPER.createObjectNode();
            }
            default ->
                    session.server()
                            .answerInSession(
                                    request,
                                    new SessionContext(
                                            session,
                                            request,
                                            new RequestOrigin(
                                                    session.caller().origin(),
                                                    session.scope(),
                                                    target),
                                            reply));
        };
    }

    private static ObjectNode initialize(Session session, ObjectNode params) {
        String requested = params.path("protocolVersion").asString("");
        if (requested.isEmpty()) {
            throw invalid("params.protocolVersion must be a string such as \"2025-11-25\"");
        }
        if (!(params.get("capabilities") instanceof ObjectNode capabilities)) {
            throw invalid("params.capabilities must be an object, {} where the client has none");
        }
        if (capabilities.toString().length() > LONGEST_CAPABILITIES) {
            throw invalid(
                    "params.capabilities has more than %d characters"
                            .formatted(LONGEST_CAPABILITIES));
        }
        String version = ProtocolVersion.negotiated(requested);
        session.initialize(
                version, capabilities, RequestMetadata.clientName(params.path("clientInfo")));
        return session.server().initialized(version);
    }

    private static ObjectNode subscribe(Session session, ObjectNode params) {
        String uri = uri(params);
        session.server().requireResource(ChangeFilter.checked(uri));
        if (session.watch().size() >= MOST_WATCHED) {
            throw invalid(
                    "a session watches %d resources at most; unsubscribe from one"
                            .formatted(MOST_WATCHED));
        }
        session.watch().add(uri);
        return Json.MAPPER.createObjectNode();
    }

    private static String uri(ObjectNode params) {
        if (!params.path("uri").isString()) {
            throw invalid("params.uri must be a string");
        }
        return params.path("uri").asString();
    }

    private static LoggingLevel level(String label) {
        return LoggingLevel.of(label)
                .orElseThrow(() ->
                        invalid(
                                "params.level must be one of debug, info, notice, warning,"
                                        + " error, critical, alert, emergency"));
    }

    /** Takes what needs no answer; what is not known, or too late, is of no use and no harm. */
    public void take(Session session, Notification notification) {
        if (notification.method().equals("notifications/cancelled")) {
            JsonNode id = notification.params().path("requestId");
            if (id.isString() || id.isIntegralNumber()) {
                session.cancel(id);
            }
        }
    }

    /** Takes an answer of the client. */
    public void take(Session session, Response response) {
        session.answered(response);
    }

    private static McpException invalid(String message) {
        return new McpException(ErrorCode.INVALID_PARAMS, message).inAnswer();
    }
}
