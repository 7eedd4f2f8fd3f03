package dev.switchboard.client.follow;

import dev.switchboard.client.rest.NoAnswer;
import dev.switchboard.client.rest.ServerAnswer;
import dev.switchboard.model.problem.Problem;
import java.net.http.HttpResponse;
import java.net.http.WebSocketHandshakeException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;

/** What a connection that did not come about says of the next one. */
final class Handshake {

    private Handshake() {}

    /**
     * Judges a failure.
     *
     * @param address where it was to go, without what was asked for
     * @param timeout how long it could take
     * @param everConnected whether the same request has succeeded before: then a refusal is a
     *     passing state of what stands in between, such as a proxy that is being changed
     */
    static ConnectionEnd failed(
            String address, Duration timeout, Exception failure, boolean everConnected) {
        Throwable cause = failure instanceof ExecutionException ? failure.getCause() : failure;
        if (cause instanceof WebSocketHandshakeException refused && refused.getResponse() != null) {
            ServerAnswer answer = answer(address, refused.getResponse());
            return answer.isPassing() || everConnected
                    ? new ConnectionEnd.Lost(answer.inWords(), answer.retryAfter())
                    : new ConnectionEnd.Refused(answer.problem());
        }
        NoAnswer none = NoAnswer.of(address, timeout, failure);
        return none.isPassing() || everConnected
                ? new ConnectionEnd.Lost(none.why())
                : new ConnectionEnd.Refused(
                        new Problem("about:blank", "No answer in HTTP", 0, none.why(), List.of()));
    }

    private static ServerAnswer answer(String address, HttpResponse<?> response) {
        // The HTTP client gives it as text, if at all.
        byte[] body =
                response.body() instanceof String text
                        ? text.getBytes(StandardCharsets.UTF_8)
                        : new byte[0];
        return ServerAnswer.of(
                address, response.uri(), response.statusCode(), response.headers(), body);
    }
}
