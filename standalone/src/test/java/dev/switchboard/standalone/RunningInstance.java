package dev.switchboard.standalone;

import dev.switchboard.testkit.client.LocalServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An instance on free ports, and a way to talk to it. */
final class RunningInstance implements LocalServer, AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();

    static {
        // a busy machine is no Kafka that is away
        System.setProperty("spring.kafka.producer.properties.max.block.ms", "60000");
        System.setProperty("spring.kafka.producer.properties.delivery.timeout.ms", "120000");
    }

    private final Instance instance;
    private final HttpClient http = HttpClient.newHttpClient();

    private RunningInstance(Instance instance) {
        this.instance = instance;
    }

    /** Starts everything in a folder and returns when it is ready. */
    static RunningInstance in(Path folder) throws Exception {
        Options options = new Options();
        options.port = 0;
        options.kafkaPort = 0;
        options.data = folder;
        Instance instance = Instance.start(options);
        instance.awaitReady();
        return new RunningInstance(instance);
    }

    Instance instance() {
        return instance;
    }

    @Override
    public int port() {
        return instance.port();
    }

    String url() {
        return uri("http", "").toString();
    }

    String socketUrl(String path) {
        return uri("ws", path).toString();
    }

    HttpClient http() {
        return http;
    }

    HttpResponse<String> get(String path) throws Exception {
        return http.send(request(path).build(), BodyHandlers.ofString());
    }

    JsonNode getJson(String path) throws Exception {
        return json(get(path));
    }

    static JsonNode json(HttpResponse<String> answer) {
        return JSON.readTree(answer.body());
    }

    HttpResponse<String> post(String path, String json) throws Exception {
        return send("POST", path, json);
    }

    HttpResponse<String> put(String path, String json) throws Exception {
        return send("PUT", path, json);
    }

    private HttpResponse<String> send(String method, String path, String json) throws Exception {
        return http.send(
                request(path)
                        .header("Content-Type", "application/json")
                        .method(method, BodyPublishers.ofString(json))
                        .build(),
                BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(url() + path));
    }

    @Override
    public void close() {
        instance.close();
    }
}
