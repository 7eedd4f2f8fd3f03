package dev.switchboard.router.api;

import dev.switchboard.model.json.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/** Calls the REST API of a router. */
record RestClient(int port) {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    /** An answer, and its body as JSON. */
    record Answer(HttpResponse<String> response) {

        int status() {
            return response.statusCode();
        }

        JsonNode json() {
            return Json.MAPPER.readTree(response.body());
        }

        String detail() {
            return json().path("detail").asString("");
        }

        /** Where what is wrong. */
        List<String> pointers() {
            return json().path("violations")
                    .valueStream()
                    .map(violation -> violation.path("pointer").asString())
                    .toList();
        }

        /** A field of each item of a list. */
        List<String> each(String field) {
            return json().path("data")
                    .valueStream()
                    .map(item -> item.path(field).asString())
                    .toList();
        }
    }

    Answer get(String path) {
        return send("GET", path, "");
    }

    Answer post(String path, String body) {
        return send("POST", path, body);
    }

    Answer put(String path, String body) {
        return send("PUT", path, body);
    }

    Answer delete(String path) {
        return send("DELETE", path, "");
    }

    private Answer send(String method, String path, String body) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d%s".formatted(port, path)));
        with(method, body).accept(request);
        try {
            return new Answer(HTTP.send(request.build(), BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new AssertionError("no answer to " + request, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("no answer to " + request, e);
        }
    }

    /** A request with a body of JSON, or without one. */
    static Consumer<HttpRequest.Builder> with(String method, String body) {
        return request -> {
            if (body.isEmpty()) {
                request.method(method, BodyPublishers.noBody());
            } else {
                request.method(method, BodyPublishers.ofString(body))
                        .header("Content-Type", "application/json");
            }
        };
    }

    /** One from a page of another origin. */
    static void foreign(HttpRequest.Builder request) {
        request.header("Origin", "https://evil.example.com");
    }

    /** One that wants something else than JSON. */
    static void html(HttpRequest.Builder request) {
        request.header("Accept", "text/html");
    }
}
