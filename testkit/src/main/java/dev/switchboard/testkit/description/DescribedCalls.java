package dev.switchboard.testkit.description;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.model.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/**
 * Calls a service, and holds each answer against its OpenAPI description. A call is named by method
 * and path, such as {@code get /contracts/{contract_id}}. Not thread-safe.
 */
public final class DescribedCalls {

    private static final String STREAM = "text/event-stream";

    private final URI service;
    private final ApiDescription description;
    private final MetProperties properties;
    private final Set<String> seen = new TreeSet<>();

    private DescribedCalls(URI service) {
        this.service = service;
        this.description = new ApiDescription(ask(service.resolve("/v3/api-docs")));
        this.properties = new MetProperties(description);
    }

    /**
     * Reads the description of a service.
     *
     * @param port where it listens on this machine
     */
    public static DescribedCalls at(int port) {
        return new DescribedCalls(URI.create("http://127.0.0.1:" + port));
    }

    public ApiDescription description() {
        return description;
    }

    /** Every call that is described. */
    public Set<String> calls() {
        Set<String> calls = new TreeSet<>();
        description
                .document()
                .get("paths")
                .forEachEntry((path, methods) ->
                        methods.propertyNames().forEach(method -> calls.add(method + " " + path)));
        return calls;
    }

    /** What is described of a call. */
    public JsonNode call(String call) {
        String[] methodAndPath = call.split(" ", 2);
        JsonNode paths = description.document().get("paths");
        JsonNode found = paths.path(methodAndPath[1]).path(methodAndPath[0]);
        assertThat(found.isObject()).as(call + " is described").isTrue();
        return found;
    }

    /**
     * Makes a call, and takes only an answer of that status that is as described.
     *
     * @param pathAndQuery what to ask for under the call's path
     * @param request sets method, headers and body
     * @return the body; null where it is no JSON
     */
    public JsonNode expect(
            int status, String call, String pathAndQuery, Consumer<HttpRequest.Builder> request) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(service.resolve(pathAndQuery));
        request.accept(builder);
        HttpResponse<InputStream> answer = send(builder.build());
        JsonNode described = call(call).get("responses").path(Integer.toString(status));
        String what = call + " " + status;
        assertThat(answer.statusCode()).as(call + " " + pathAndQuery).isEqualTo(status);
        assertThat(described.isObject()).as(what + " is described").isTrue();
        described
                .path("headers")
                .propertyNames()
                .forEach(header -> assertThat(answer.headers().map()).as(what).containsKey(header));
        seen.add(what);
        return body(what, described.path("content"), answer);
    }

    private JsonNode body(String what, JsonNode content, HttpResponse<InputStream> answer) {
        String type = answer.headers().firstValue("Content-Type").orElse("").replaceAll(";.*", "");
        try (InputStream body = answer.body()) {
            if (content.isEmpty()) {
                assertThat(body.readAllBytes()).as(what).isEmpty();
                return Json.MAPPER.nullNode();
            }
            JsonNode schema = content.path(type).path("schema");
            assertThat(schema.isObject()).as(what + " " + type + " is described").isTrue();
            if (type.equals(STREAM)) {
                return Json.MAPPER.nullNode();
            }
            JsonNode json = Json.MAPPER.readTree(body.readAllBytes());
            assertThat(description.faults(schema, json)).as(what + " " + json).isEmpty();
            properties.meet(what, schema, json);
            return json;
        } catch (IOException e) {
            throw new AssertionError(what, e);
        }
    }

    /** The answers that are described and were never given, such as {@code get /contracts 503}. */
    public Set<String> neverAnswered() {
        Set<String> never = new TreeSet<>();
        for (String call : calls()) {
            call(call).get("responses").propertyNames().forEach(s -> never.add(call + " " + s));
        }
        never.removeAll(seen);
        return never;
    }

    /** The properties of answers that are described and never came. */
    public Set<String> neverMet() {
        return properties.neverMet();
    }

    /** The examples of bodies that are not as their own schema says, with the reasons. */
    public Set<String> faultyExamples() {
        Set<String> faulty = new TreeSet<>();
        for (String call : calls()) {
            JsonNode described = call(call);
            examine(call, described.at("/requestBody/content"), faulty);
            described
                    .get("responses")
                    .forEachEntry((status, answer) ->
                            examine(call + " " + status, answer.path("content"), faulty));
        }
        return faulty;
    }

    private void examine(String what, JsonNode content, Set<String> faulty) {
        content.forEachEntry((type, body) -> {
            if (!type.equals(STREAM)) {
                for (JsonNode example : examples(body)) {
                    description
                            .faults(body.get("schema"), example)
                            .forEach(fault -> faulty.add(what + ": " + fault));
                }
            }
        });
    }

    /** The examples of a call's body, by its type; of what is no JSON they are texts. */
    public Map<String, List<JsonNode>> requestExamples(String call) {
        Map<String, List<JsonNode>> byType = new TreeMap<>();
        call(call)
                .at("/requestBody/content")
                .forEachEntry((type, body) -> byType.put(type, examples(body)));
        return byType;
    }

    private static List<JsonNode> examples(JsonNode body) {
        List<JsonNode> examples = new ArrayList<>();
        body.path("examples").forEach(example -> examples.add(example.get("value")));
        if (body.has("example")) {
            examples.add(body.get("example"));
        }
        return examples;
    }

    private static JsonNode ask(URI uri) {
        try (InputStream body = send(HttpRequest.newBuilder(uri).build()).body()) {
            return Json.MAPPER.readTree(new String(body.readAllBytes(), UTF_8));
        } catch (IOException e) {
            throw new AssertionError("no answer", e);
        }
    }

    /**
     * Each call has a connection of its own: one whose body was refused unread is ended after the
     * answer, and whoever used it again at that moment would get none.
     */
    private static HttpResponse<InputStream> send(HttpRequest request) {
        try {
            return HttpClient.newHttpClient().send(request, BodyHandlers.ofInputStream());
        } catch (IOException e) {
            throw new AssertionError("no answer to " + request, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("no answer to " + request, e);
        }
    }
}
