package dev.switchboard.stack.compose;

import dev.switchboard.model.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import tools.jackson.databind.JsonNode;

/** What a caller can ask of the proxy, or of anything else that speaks HTTP. */
record Origin(URI uri) {

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(request(path).build());
    }

    JsonNode getJson(String path) throws IOException, InterruptedException {
        return Json.MAPPER.readTree(get(path).body());
    }

    HttpResponse<String> post(String path, String json, String key)
            throws IOException, InterruptedException {
        return send(
                request(path)
                        .header("Content-Type", "application/json")
                        .header("Idempotency-Key", key)
                        .POST(BodyPublishers.ofString(json))
                        .build());
    }

    /** Sends without a body; returns when the head of the answer is there. */
    HttpResponse<InputStream> open(String method, String path)
            throws IOException, InterruptedException {
        return CLIENT.send(
                request(path).method(method, BodyPublishers.noBody()).build(),
                BodyHandlers.ofInputStream());
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(uri.resolve(path)).timeout(Duration.ofMinutes(2));
    }

    HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        return CLIENT.send(request, BodyHandlers.ofString());
    }

    /** Which server the proxy chose, such as {@code ingest-1}; empty when it answered itself. */
    static String servedBy(HttpResponse<?> answer) {
        return answer.headers().firstValue("X-Served-By").orElse("");
    }
}
