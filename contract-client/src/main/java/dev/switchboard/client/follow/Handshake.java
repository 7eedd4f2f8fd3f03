package dev.switchboard.client.follow;

import dev.switchboard.client.rest.Problems;
import dev.switchboard.client.rest.RetryAfter;
import dev.switchboard.model.problem.Problem;
import java.net.URI;
import java.net.http.HttpResponse;
import java.net.http.WebSocketHandshakeException;
import java.nio.charset.StandardCharsets;

/** What a connection that did not come about says of the next one. */
final class Handshake {

    private Handshake() {}

    /**
     * Judges a failure.
     *
     * @param everConnected whether the same request has succeeded before: then a refusal is a
     *     passing state of what stands in between, such as a proxy that is being changed
     */
    static Parting failed(URI feed, Throwable cause, boolean everConnected) {
        if (cause instanceof WebSocketHandshakeException refused && refused.getResponse() != null) {
            return answered(refused.getResponse(), everConnected);
        }
        String why = cause.getMessage() == null ? cause.toString() : cause.getMessage();
        return new Parting.Lost("nothing answers at %s: %s".formatted(feed.getAuthority(), why));
    }

    private static Parting answered(HttpResponse<?> response, boolean everConnected) {
        int status = response.statusCode();
        String body = response.body() instanceof String text ? text : "";
        String otherwise = "HTTP status %d from %s".formatted(status, response.uri());
        Problem problem =
                Problems.read(
                        status, Problems.json(body.getBytes(StandardCharsets.UTF_8)), otherwise);
        boolean passes = status == 408 || status == 429 || status >= 500;
        return passes || everConnected
                ? new Parting.Lost(problem.detail(), RetryAfter.of(response.headers()))
                : new Parting.Refused(problem);
    }
}
