package dev.switchboard.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import dev.switchboard.model.json.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Calls a running ingest service as any HTTP client would. */
public final class IngestClient {

    private final HttpClient http = HttpClient.newHttpClient();
    private final int port;

    public IngestClient(int port) {
        this.port = port;
    }

    /** An answer with its body as text. */
    public record Answer(int status, Map<String, String> headers, String body) {

        public JsonNode json() {
            try {
                return Json.read(body.getBytes(UTF_8));
            } catch (dev.switchboard.model.json.MalformedJsonException e) {
                throw new AssertionError(body, e);
            }
        }

        public Optional<String> header(String lowerCaseName) {
            return Optional.ofNullable(headers.get(lowerCaseName));
        }
    }

    public Answer post(String path, String json, String... headers) {
        return post(path, BodyPublishers.ofString(json), headers);
    }

    /** With {@code Content-Type: application/json} unless the headers name another. */
    public Answer post(String path, BodyPublisher body, String... headers) {
        HttpRequest.Builder request = request(path, headers).POST(body);
        if (request.build().headers().firstValue("Content-Type").isEmpty()) {
            request.header("Content-Type", "application/json");
        }
        return send(request);
    }

    /** Waits until the service has its topics. */
    public void awaitReady() {
        await().atMost(Duration.ofMinutes(2))
                .until(() -> get("/actuator/health/readiness").status() == 200);
    }

    public Answer get(String path, String... headers) {
        return send(request(path, headers));
    }

    public Answer delete(String path, String... headers) {
        return send(request(path, headers).DELETE());
    }

    /** Names and values of headers in turn. */
    public HttpRequest.Builder request(String path, String... headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
        return headers.length == 0 ? request : request.headers(headers);
    }

    public Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
            Map<String, String> headers = new java.util.HashMap<>();
            answer.headers().map().forEach((name, all) -> headers.put(name, all.getFirst()));
            return new Answer(answer.statusCode(), headers, answer.body());
        } catch (IOException e) {
            throw new AssertionError("no answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("no answer", e);
        }
    }
}
