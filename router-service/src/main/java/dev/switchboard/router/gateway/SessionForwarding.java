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
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Requests in sessions of other replicas: forwards those that came here, and admits those that
 * others forwarded. Any thread.
 */
final class SessionForwarding {

    /** RFC 5842, section 7.2. */
    private static final int SC_LOOP_DETECTED = 508;

    private static final Pattern VISIBLE_ASCII = Pattern.compile("[\\x21-\\x7e]+");

    private static final byte[] NOTHING = {};

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
     * Lets in a request that another replica forwarded.
     *
     * @param sessionId the session that it names; null if it names none
     * @throws RefusedRequestException when no replica did
     */
    void admit(
            RequestHead head,
            String token,
            @Nullable String sessionId,
            HttpServletResponse response) {
        TokenCheck check =
                sessionId == null
                        ? new TokenCheck.Invalid("the request is in no session")
                        : replicas.check(token, target(head, sessionId));
        switch (check) {
            case TokenCheck.Valid(SessionCaller caller, String bodyDigest) ->
                    head.forwarded(caller, bodyDigest);
            case TokenCheck.Invalid(String why) -> throw invalid(why, response);
        }
    }

    /**
     * Checks that the body is the one that the other replica sent, if one forwarded the request.
     *
     * @throws RefusedRequestException when it is not
     */
    void checkBody(RequestHead head, Places.Place place, HttpServletResponse response) {
        if (!head.isForwardedBody(place.bytes())) {
            throw invalid("it is for another body", response);
        }
    }

    private static RefusedRequestException invalid(String why, HttpServletResponse response) {
        return refused(
                HttpServletResponse.SC_FORBIDDEN,
                "%s is not valid: %s; only replicas of the router send it"
                        .formatted(OtherReplicas.HEADER, why),
                response);
    }

    /** A request that a replica sent, and from which something on the way took the token. */
    static RefusedRequestException circling(HttpServletResponse response) {
        return refused(
                SC_LOOP_DETECTED,
                "ROUTER_INTERNAL_URL leads to a proxy: %s came without %s"
                        .formatted(OtherReplicas.HOP_HEADER, OtherReplicas.HEADER),
                response);
    }

    /** Says it in a header, too, so that a replica that forwards answers its client otherwise. */
    private static RefusedRequestException refused(
            int status, String why, HttpServletResponse response) {
        response.setHeader(OtherReplicas.REFUSED_HEADER, why);
        return new RefusedRequestException(status, why);
    }

    /** Whether a request is to be forwarded: its session belongs to another replica. */
    boolean isElsewhere(@Nullable String sessionId) {
        return sessionId != null && replicas.own(sessionId);
    }

    /** Forwards a message. */
    void post(RequestHead head, String sessionId, Places.Place place, HttpServletResponse response)
            throws IOException, InterruptedException {
        byte[] body = place.bytes();
        switch (forward(head, sessionId, body)) {
            case Forwarding.Answered answer -> {
                try (answer) {
                    pass(answer, sessionId, body, response);
                }
            }
            case Forwarding.Unanswered(String why) -> throw unanswered(idOf(body), why);
            case Forwarding none -> throw refusal(none);
        }
    }

    /** Opens a stream of changes. */
    void get(RequestHead head, String sessionId, HttpServletResponse response)
            throws IOException, InterruptedException {
        try (Places.Place _ = places.stream(head.caller().origin())) {
            switch (forward(head, sessionId, NOTHING)) {
                case Forwarding.Answered answer -> {
                    streams.add(answer);
                    try (answer) {
                        if (resting) {
                            throw RefusedRequestException.busy("this replica stops");
                        }
                        pass(answer, sessionId, null, response);
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
        switch (forward(head, sessionId, NOTHING)) {
            case Forwarding.Answered answer -> {
                try (answer) {
                    pass(answer, sessionId, null, response);
                }
            }
            case Forwarding none -> throw refusal(none);
        }
    }

    private Forwarding forward(RequestHead head, String sessionId, byte[] body)
            throws InterruptedException {
        return replicas.forward(
                new ForwardedRequest(
                        target(head, sessionId), head.caller(), head.allHeaders(), body));
    }

    private static Target target(RequestHead head, String sessionId) {
        if (!VISIBLE_ASCII.matcher(head.pathAndQuery()).matches()) {
            throw new RefusedRequestException(
                    HttpServletResponse.SC_BAD_REQUEST,
                    "the address has characters that must be percent-encoded");
        }
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
     * @param body null for none
     */
    private void pass(
            Forwarding.Answered answer,
            String sessionId,
            byte @Nullable [] body,
            HttpServletResponse response)
            throws IOException, InterruptedException {
        ForwardedAnswer passed = new ForwardedAnswer(answer, response);
        Optional<String> broken = passed.pass();
        if (broken.isEmpty() || (body == null && passed.isStream())) {
            return;
        }
        if (!response.isCommitted()) {
            response.resetBuffer();
            throw body == null
                    ? RefusedRequestException.busy(broken.get())
                    : unanswered(idOf(body), broken.get());
        }
        JsonNode id = body == null ? null : idOf(body);
        if (id == null || mayBeResumed(passed, sessionId) || !passed.add(error(id, broken.get()))) {
            // The client is to see that the rest is missing.
            throw new IOException(broken.get());
        }
    }

    /** Whether the client can come back for the answer, which the replica of the session keeps. */
    private boolean mayBeResumed(ForwardedAnswer passed, String sessionId)
            throws InterruptedException {
        return passed.hasEventIds() && !replicas.isGone(sessionId);
    }

    private static byte[] error(JsonNode id, String why) {
        McpException failure = unanswered(id, why);
        return Json.MAPPER.writeValueAsBytes(JsonRpcResponse.error(failure.id(), failure));
    }

    /** The id of the request in a body; null if that is something else. */
    private static @Nullable JsonNode idOf(byte[] body) {
        try {
            JsonNode message = MessageReader.json(body);
            return message.has("method") ? message.get("id") : null;
        } catch (McpException e) {
            // The replica of the session would have refused it.
            return null;
        }
    }

    /**
     * As for a server that did not answer: its data tell programs what is known.
     *
     * @param id of the request; null for what has no answer
     */
    private static McpException unanswered(@Nullable JsonNode id, String why) {
        ObjectNode data = Json.MAPPER.createObjectNode();
        data.put("outcome", "unknown").put("reason", "broken");
        McpException failure =
                new McpException(
                        ErrorCode.INTERNAL_ERROR,
                        why + "; the request may have taken effect",
                        data);
        return id == null
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
