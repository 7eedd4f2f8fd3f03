package dev.switchboard.stack.foreign;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import dev.switchboard.broadcast.BroadcastService;
import dev.switchboard.model.feed.Topics;
import dev.switchboard.model.json.Json;
import dev.switchboard.model.json.MalformedJsonException;
import dev.switchboard.testkit.TestKafka;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;

/** A broadcast service in this JVM, asked over HTTP. */
final class Node implements AutoCloseable {

    private static final Duration LONG_ENOUGH = Duration.ofMinutes(2);

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final ConfigurableApplicationContext context;
    private final URI uri;

    private Node(ConfigurableApplicationContext context) {
        this.context = context;
        this.uri =
                URI.create(
                        "http://127.0.0.1:"
                                + context.getEnvironment()
                                        .getRequiredProperty("local.server.port"));
    }

    /** Starts one on these topics; it may not be ready yet. */
    static Node start(String name, Topics topics) {
        return new Node(
                SpringApplication.run(
                        BroadcastService.class,
                        "--server.port=0",
                        "--spring.kafka.bootstrap-servers=" + TestKafka.bootstrapServers(),
                        "--switchboard.topic-prefix=" + topics.prefix(),
                        "--switchboard.broadcast.node-id=" + name));
    }

    /** Waits until it may be asked anything. */
    Node untilReady() {
        await().atMost(LONG_ENOUGH)
                .until(() -> get("/actuator/health/readiness").statusCode() == 200);
        return this;
    }

    /** The latest of every contract, in order of contract id. */
    List<JsonNode> contracts() {
        return all("/contracts?limit=1000");
    }

    /** All that it remembers of these contracts, newest first; nothing of none. */
    List<JsonNode> history(Collection<String> contracts) {
        if (contracts.isEmpty()) {
            return List.of();
        }
        return all(
                contracts.stream()
                        .map(contract -> "&contract_id=" + URLEncoder.encode(contract, UTF_8))
                        .collect(Collectors.joining("", "/contracts/history?limit=1000", "")));
    }

    private List<JsonNode> all(String path) {
        HttpResponse<byte[]> answer = get(path);
        try {
            JsonNode page = Json.read(answer.body());
            if (answer.statusCode() != 200 || page.has("next")) {
                throw new AssertionError("not all that " + path + " asks for: " + page);
            }
            return List.copyOf(page.get("data").values());
        } catch (MalformedJsonException e) {
            throw new AssertionError(path, e);
        }
    }

    private HttpResponse<byte[]> get(String path) {
        try {
            return HTTP.send(
                    HttpRequest.newBuilder(uri.resolve(path)).build(), BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new AssertionError("no answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("no answer", e);
        }
    }

    @Override
    public void close() {
        context.close();
    }
}
