package dev.switchboard.cli.mcp;

import dev.switchboard.cli.server.ServerFailure;
import dev.switchboard.client.rest.Addresses;
import dev.switchboard.client.rest.FailureKind;
import dev.switchboard.client.rest.NoAnswer;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;

/**
 * The endpoint of an instance, over HTTP. Whoever is interrupted while it waits for an answer or
 * reads one gives up the connection with it. Thread-safe.
 */
final class McpEndpoint implements AutoCloseable {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);

    /** How long an answer without a body may take. */
    private static final Duration SHORT = Duration.ofSeconds(10);

    /** Clients wait about so long for the end of a server. */
    private static final Duration AT_THE_END = Duration.ofSeconds(1);

    private static final String JSON = "application/json";
    private static final String EVENTS = "text/event-stream";

    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(CONNECT_TIMEOUT)
                    .build();

    private final URI uri;

    McpEndpoint(URI uri) {
        this.uri = uri;
    }

    /** Sends a request, whose answer may take its time. */
    HttpResponse<InputStream> post(String message, Map<String, String> headers)
            throws IOException, InterruptedException {
        return http.send(postOf(message, headers).build(), BodyHandlers.ofInputStream());
    }

    /** Sends what is only acknowledged; the status. */
    int notify(String message, Map<String, String> headers)
            throws IOException, InterruptedException {
        HttpRequest request = postOf(message, headers).timeout(SHORT).build();
        return http.send(request, BodyHandlers.discarding()).statusCode();
    }

    private HttpRequest.Builder postOf(String message, Map<String, String> headers) {
        return requestOf(headers)
                .header("Content-Type", JSON)
                .header("Accept", JSON + ", " + EVENTS)
                .POST(BodyPublishers.ofString(message));
    }

    /** Opens a stream of events. */
    HttpResponse<InputStream> open(Map<String, String> headers)
            throws IOException, InterruptedException {
        HttpRequest request = requestOf(headers).header("Accept", EVENTS).GET().build();
        return http.send(request, BodyHandlers.ofInputStream());
    }

    /** Ends a session. */
    void delete(Map<String, String> headers) throws IOException, InterruptedException {
        HttpRequest request = requestOf(headers).timeout(AT_THE_END).DELETE().build();
        http.send(request, BodyHandlers.discarding());
    }

    private HttpRequest.Builder requestOf(Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri);
        headers.forEach(request::header);
        return request;
    }

    /** Why there was no answer. */
    NoAnswer noAnswer(Exception failure) {
        return NoAnswer.of(address(), SHORT, failure);
    }

    /** The same in words, and what helps. */
    String inWords(NoAnswer noAnswer) {
        return ServerFailure.inWords(noAnswer.kind(), noAnswer.why());
    }

    /** That an answer has ended before its response. */
    NoAnswer cutOff() {
        return new NoAnswer(
                FailureKind.NO_ANSWER,
                "the server at %s ended its answer before the response".formatted(address()));
    }

    /** What is said of an answer that is none of MCP. */
    String foreign(int status) {
        return ServerFailure.inWords(
                FailureKind.FOREIGN,
                "what answers at %s is no MCP endpoint (HTTP status %d)"
                        .formatted(address(), status));
    }

    private String address() {
        return Addresses.withoutSecrets(uri.toString());
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
