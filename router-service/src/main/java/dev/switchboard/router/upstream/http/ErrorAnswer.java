package dev.switchboard.router.upstream.http;

import dev.switchboard.model.json.Json;
import dev.switchboard.model.json.MalformedJsonException;
import dev.switchboard.model.problem.Excerpt;
import dev.switchboard.router.outbound.OutboundException;
import dev.switchboard.router.outbound.OutboundResponse;
import dev.switchboard.router.protocol.ErrorCode;
import dev.switchboard.router.protocol.JsonRpcMessage.Response;
import dev.switchboard.router.upstream.channel.ChannelException;
import dev.switchboard.router.upstream.channel.ChannelException.Kind;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A response with a status of failure.
 *
 * @param body a JSON-RPC error; missing where the response has none
 */
record ErrorAnswer(int status, JsonNode body) {

    private static final int NOT_FOUND = 404;
    private static final int SERVER_ERROR = 500;

    /** Statuses of servers that have no endpoint here, or one of another revision. */
    private static final Set<Integer> NO_ENDPOINT = Set.of(400, 404, 405, 406, 410, 415, 422);

    private static final Set<Integer> UNAUTHORIZED = Set.of(401, 403);

    /** Codes whose meaning is the specification's, not a server's own. */
    private static final Set<Integer> DEFINED =
            Arrays.stream(ErrorCode.values()).map(ErrorCode::code).collect(Collectors.toSet());

    /** Reads the body, which may be anything. */
    static ErrorAnswer read(OutboundResponse response) throws InterruptedException {
        JsonNode body = MissingNode.getInstance();
        try {
            JsonNode json = Json.read(response.readBody());
            body = json.path("error").path("code").isInt() ? json : body;
        } catch (MalformedJsonException e) {
            // a page for people, or nothing
        } catch (OutboundException e) {
            // the status says enough
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
        }
        return new ErrorAnswer(response.status(), body);
    }

    /** Whether the server does not know the session in which the request was. */
    boolean isUnknownSession(@Nullable JsonNode request) {
        boolean answers = request != null && request.equals(body.path("id"));
        return status == NOT_FOUND
                ? !answers || code() != ErrorCode.METHOD_NOT_FOUND.code()
                : status == ErrorCode.INVALID_REQUEST.httpStatus() && !answers;
    }

    /** The response to a request, if this is one: its error names the request, or none. */
    Optional<Response> to(JsonNode request) {
        JsonNode id = body.path("id");
        boolean names = request.equals(id);
        boolean namesNone = (id.isMissingNode() || id.isNull()) && DEFINED.contains(code());
        return body instanceof ObjectNode && !isUnauthorized() && (names || namesNone)
                ? Optional.of(new Response(request, null, body.get("error")))
                : Optional.empty();
    }

    private int code() {
        return body.path("error").path("code").asInt(0);
    }

    private boolean isUnauthorized() {
        return UNAUTHORIZED.contains(status);
    }

    /** What to tell the caller. */
    ChannelException exception() {
        String said = body.path("error").path("message").asString("");
        String answer =
                "it answered with status %d%s"
                        .formatted(status, said.isEmpty() ? "" : ": " + Excerpt.of(said));
        if (isUnauthorized()) {
            return new ChannelException(
                    Kind.REFUSED,
                    answer + "; it wants credentials, which a header of its entry can have");
        }
        if (NO_ENDPOINT.contains(status)) {
            return new ChannelException(Kind.UNSUPPORTED, answer);
        }
        return new ChannelException(status >= SERVER_ERROR ? Kind.BROKEN : Kind.REFUSED, answer);
    }
}
