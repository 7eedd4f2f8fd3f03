package dev.switchboard.checker.view;

import dev.switchboard.model.json.Json;
import dev.switchboard.model.json.MalformedJsonException;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Reads an answer that comes in pages. One thread. */
final class Pages implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int PAGE = 150;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /**
     * The message ids of the items, in order.
     *
     * @param path a path without query
     * @param next the parameter that asks for the page after another
     * @param most how many items to read at most
     */
    List<String> ids(URI node, String path, String next, int most)
            throws IOException, InterruptedException {
        List<String> ids = new ArrayList<>();
        String query = "?limit=" + PAGE;
        while (true) {
            JsonNode page = get(node.resolve(path + query));
            for (JsonNode item : page.path("data")) {
                if (ids.size() == most) {
                    return ids;
                }
                ids.add(item.path("id").asString(""));
            }
            String after = page.path("next").asString("");
            if (after.isEmpty()) {
                return ids;
            }
            query =
                    "?limit=%d&%s=%s"
                            .formatted(
                                    PAGE, next, URLEncoder.encode(after, StandardCharsets.UTF_8));
        }
    }

    private JsonNode get(URI uri) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer =
                client.send(
                        HttpRequest.newBuilder(uri).timeout(PATIENCE).build(),
                        BodyHandlers.ofByteArray());
        if (answer.statusCode() != 200) {
            throw new IOException(uri + " answered " + answer.statusCode());
        }
        try {
            return Json.read(answer.body());
        } catch (MalformedJsonException e) {
            throw new IOException(uri + " answered no JSON: " + e.detail(), e);
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
