package dev.switchboard.client.rest;

import dev.switchboard.model.json.Json;
import dev.switchboard.model.json.MalformedJsonException;
import dev.switchboard.model.problem.Problem;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * What a response says, whoever gave it: what answers may be a proxy or another program.
 *
 * @param address who was asked, in words
 * @param uri what was asked
 * @param body missing where it is no JSON
 */
public record ServerAnswer(
        String address, URI uri, int status, HttpHeaders headers, JsonNode body) {

    private static final String KIND_OF_OURS = "urn:switchboard:problem:";
    private static final String NO_KIND = "about:blank";

    /** Reads an answer with that body. */
    public static ServerAnswer of(
            String address, URI uri, int status, HttpHeaders headers, byte[] body) {
        try {
            return new ServerAnswer(address, uri, status, headers, Json.read(body));
        } catch (MalformedJsonException e) {
            return new ServerAnswer(address, uri, status, headers, MissingNode.getInstance());
        }
    }

    /** How long it asks to wait; zero where it does not. */
    public Duration retryAfter() {
        return RetryAfter.of(headers);
    }

    /** Whether asking again later may help, as it does behind a proxy without a node. */
    public boolean isPassing() {
        return switch (status) {
            case 408, 429 -> true;
            case 501 -> false;
            default -> status / 100 == 5;
        };
    }

    /** Whether it is about what was sent; a proxy, too, may find that too large. */
    boolean isRefusal() {
        return isProblem() || status == 413;
    }

    /** Whether a proxy may have said it: Switchboard itself asks for no login. */
    private boolean isGuarded() {
        return switch (status) {
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
        String type = headers.firstValue("Content-Type").orElse("");
        return type.split(";", 2)[0].strip();
    }

    /** What is wrong, in one sentence. */
    public String inWords() {
        if (isProblem()) {
            return body.path("detail").asString("");
        }
        if (isPassing() || isRefusal()) {
            return "HTTP status %d from %s".formatted(status, place());
        }
        if (isGuarded()) {
            return "HTTP status %d from %s: a proxy or firewall may stand in front of Switchboard"
                    .formatted(status, place());
        }
        String type = mediaType().isEmpty() ? "" : " (%s)".formatted(mediaType());
        String target =
                headers.firstValue("Location")
                        .map(to -> ", see " + Addresses.withoutSecrets(to))
                        .orElse("");
        return "what answers at %s is no Switchboard: it said HTTP status %d%s%s"
                .formatted(address, status, type, target);
    }

    private String place() {
        return Addresses.withoutSecrets(uri.toString());
    }

    /** The problem that it holds; where it holds none, one of no kind that says the same. */
    public Problem problem() {
        return isProblem()
                ? Problems.read(status, body)
                : new Problem(NO_KIND, "HTTP status " + status, status, inWords(), List.of());
    }
}
