package dev.switchboard.router.gateway;

import dev.switchboard.model.json.Json;
import dev.switchboard.router.gateway.ForwardedRequest.Target;
import dev.switchboard.router.gateway.OtherReplicas.TokenCheck;
import dev.switchboard.router.protocol.ErrorCode;
import dev.switchboard.router.protocol.JsonRpcResponse;
import dev.switchboard.router.protocol.McpException;
import dev.switchboard.router.protocol.MessageReader;
import dev.switchboard.router.session.SessionCaller;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Requests in sessions of other replicas: forwards those that came here, and admits those that
 * others forwarded. Any thread.
 */
final class SessionForwarding {

    private final OtherReplicas replicas;
    private final Places places;

    /** The streams of changes that pass here. */
    private final Set<Forwarding.Answered> streams = ConcurrentHashMap.newKeySet();

    private volatile boolean resting;

    SessionForwarding(OtherReplicas replicas, Places places) {
        this.replicas = replicas;
        this.places = places;
    }

    /**
     * The caller of a request that another replica forwarded.
     *
     * @param sessionId the session that it names; null if it names none
     * @throws RefusedRequestException when no replica did
     */
    SessionCaller callerOf(RequestHead head, String token, @Nullable String sessionId) {
        TokenCheck check =
                sessionId == null
                        ? new TokenCheck.Invalid("the request is in no session")
                        : replicas.check(token, target(head, sessionId));
        return switch (check) {
            case TokenCheck.Valid(SessionCaller caller) -> caller;
            case TokenCheck.Invalid(String why) ->
                    throw new RefusedRequestException(
                            HttpServletResponse.SC_FORBIDDEN,
                            "%s is not valid: %s; only replicas of the router send it"
                                    .formatted(OtherReplicas.HEADER, why));
        };
    }

    /** Whether a request is to be forwarded: its session belongs to another replica. */
    boolean isElsewhere(@Nullable String sessionId) {
        return sessionId != null && replicas.own(sessionId);
    }

    /** Forwards a message. */
    void post(RequestHead head, String sessionId, Places.Place place, HttpServletResponse response)
            throws IOException, InterruptedException {
        JsonNode message = MessageReader.json(place.bytes());
        switch (forward(head, sessionId, new String(place.bytes(), StandardCharsets.UTF_8))) {
            case Forwarding.Answered answer -> {
                try (answer) {
                    pass(answer, message, response);
                }
            }
            case Forwarding.Unanswered(String why) -> throw unanswered(message, why);
            case Forwarding none -> throw refusal(none);
        }
    }

    /** Opens a stream of changes. */
    void get(RequestHead head, String sessionId, HttpServletResponse response)
            throws IOException, InterruptedException {
        try (Places.Place _ = places.stream(head.caller().origin())) {
            switch (forward(head, sessionId, "")) {
                case Forwarding.Answered answer -> {
                    streams.add(answer);
                    try (answer) {
                        if (!resting) {
                            pass(answer, null, response);
                        }
                    } finally {
                        streams.remove(answer);
                    }
                }
                case Forwarding none -> throw refusal(none);
            }
        }
    }

    /** Forwards the end of a session. */
    void delete(RequestHead head, String sessionId, HttpServletResponse response)
            throws IOException, InterruptedException {
        switch (forward(head, sessionId, "")) {
            case Forwarding.Answered answer -> {
                try (answer) {
                    pass(answer, null, response);
                }
            }
            case Forwarding none -> throw refusal(none);
        }
    }

    private Forwarding forward(RequestHead head, String sessionId, String body)
            throws InterruptedException {
        return replicas.forward(
                new ForwardedRequest(
                        target(head, sessionId), head.caller(), head.allHeaders(), body));
    }

    private static Target target(RequestHead head, String sessionId) {
        return new Target(head.method(), head.pathAndQuery(), sessionId);
    }

    /** What is read or ended can be asked for again, even if it was sent. */
    private static RuntimeException refusal(Forwarding none) {
        return switch (none) {
            case Forwarding.Gone() -> SessionEndpoint.unknown();
            case Forwarding.NotSent(String why) -> RefusedRequestException.busy(why);
            case Forwarding.Unanswered(String why) -> RefusedRequestException.busy(why);
            case Forwarding.Answered _ -> throw new IllegalStateException("it was answered");
        };
    }

    /**
     * @param message null for none
     */
    private static void pass(
            Forwarding.Answered answer, @Nullable JsonNode message, HttpServletResponse response)
            throws IOException {
        ForwardedAnswer passed = new ForwardedAnswer(answer, response);
        Optional<String> broken = passed.pass();
        if (broken.isEmpty() || (message == null && passed.isStream())) {
            return;
        }
        if (!response.isCommitted()) {
            response.resetBuffer();
            throw message == null
                    ? RefusedRequestException.busy(broken.get())
                    : unanswered(message, broken.get());
        }
        if (message == null || !message.has("id") || !passed.add(error(message, broken.get()))) {
            throw new IOException(broken.get());
        }
    }

    private static byte[] error(JsonNode message, String why) {
        McpException failure = unanswered(message, why);
        return Json.MAPPER.writeValueAsBytes(JsonRpcResponse.error(failure.id(), failure));
    }

    /** As for a server that did not answer: its data tell programs what is known. */
    private static McpException unanswered(JsonNode message, String why) {
        ObjectNode data = Json.MAPPER.createObjectNode();
        data.put("outcome", "unknown").put("reason", "broken");
        McpException failure =
                new McpException(
                        ErrorCode.INTERNAL_ERROR,
                        why + "; the request may have taken effect",
                        data);
        JsonNode id = message.get("id");
        return id == null || !message.has("method")
                ? failure.withHttpStatus(HttpServletResponse.SC_BAD_GATEWAY)
                : failure.inAnswer().to(id);
    }

    /** Ends the streams of changes; running requests have the time that the HTTP server gives. */
    void rest() {
        resting = true;
        streams.forEach(stream -> {
            try {
                stream.close();
            } catch (IOException e) {
                // The connection is closed in any case.
            }
        });
    }

    /** The server has been started again. */
    void resume() {
        resting = false;
    }
}
