package dev.switchboard.client.rest;

import dev.switchboard.model.contract.Json;
import dev.switchboard.model.contract.MalformedJsonException;
import dev.switchboard.model.problem.Problem;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * What a response says, whoever gave it: what answers may be a proxy or another program.
 *
 * @param address who was asked
 * @param body missing where it is no JSON
 */
public record ServerAnswer(Object address, HttpResponse<?> response, JsonNode body) {

    private static final String KIND_OF_OURS = "urn:switchboard:problem:";
    private static final String NO_KIND = "about:blank";

    /** Reads a response whose body is bytes or text. */
    public static ServerAnswer of(Object address, HttpResponse<?> response) {
        byte[] body =
                switch (response.body()) {
                    case byte[] bytes -> bytes;
                    case String text -> text.getBytes(StandardCharsets.UTF_8);
                    case null, default -> new byte[0];
                };
        try {
            return new ServerAnswer(address, response, Json.read(body));
        } catch (MalformedJsonException e) {
            return new ServerAnswer(address, response, MissingNode.getInstance());
        }
    }

    int status() {
        return response.statusCode();
    }

    /** How long it asks to wait; zero where it does not. */
    public Duration retryAfter() {
        return RetryAfter.of(response.headers());
    }

    /** Whether asking again later may help, as it does behind a proxy without a node. */
    public boolean isPassing() {
        return switch (status()) {
            case 408, 429 -> true;
            case 501 -> false;
            default -> status() / 100 == 5;
        };
    }

    /** Whether it is about what was sent; a proxy, too, may find that too large. */
    boolean isRefusal() {
        return isProblem() || status() == 413;
    }

    /** Whether a proxy may have said it: Switchboard itself asks for no login. */
    private boolean isGuarded() {
        return switch (status()) {
            case 401, 403, 407 -> true;
            default -> false;
        };
    }

    /** Whether it is an error answer as Switchboard gives them. */
    private boolean isProblem() {
        return mediaType().equalsIgnoreCase(Problem.MEDIA_TYPE)
                && body.path("type").asString("").startsWith(KIND_OF_OURS)
                && body.path("detail").isString();
    }

    private String mediaType() {
        String type = response.headers().firstValue("Content-Type").orElse("");
        return type.split(";", 2)[0].strip();
    }

    /** What is wrong, in one sentence. */
    public String inWords() {
        if (isProblem()) {
            return body.path("detail").asString("");
        }
        if (isPassing() || isRefusal()) {
            return "HTTP status %d from %s".formatted(status(), place());
        }
        if (isGuarded()) {
            return "HTTP status %d from %s: a proxy or firewall may stand in front of Switchboard"
                    .formatted(status(), place());
        }
        String type = mediaType().isEmpty() ? "" : " (%s)".formatted(mediaType());
        String target =
                response.headers().firstValue("Location").map(to -> ", see " + to).orElse("");
        return "what answers at %s is no Switchboard: it said HTTP status %d%s%s"
                .formatted(address, status(), type, target);
    }

    /** Where it was asked; a query may hold what is nobody's business. */
    private String place() {
        return response.uri().toString().replaceFirst("[?].*", "");
    }

    /** The problem that it holds; where it holds none, one of no kind that says the same. */
    public Problem problem() {
        return isProblem()
                ? Problems.read(status(), body)
                : new Problem(NO_KIND, "HTTP status " + status(), status(), inWords(), List.of());
    }
}
