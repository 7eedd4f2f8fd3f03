package dev.switchboard.acceptance.product;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.testkit.Program;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Everything in one process, as {@code ./switchboard run} starts it; it can be killed. */
public final class Product implements AutoCloseable {

    private static final Duration LONG_ENOUGH = Duration.ofMinutes(2);
    private static final JsonMapper JSON = new JsonMapper();
    private static final Pattern PORT = Pattern.compile("http://127\\.0\\.0\\.1:(\\d+)/update");

    private static final Map<String, String> VARIABLES =
            Map.of(
                    // a busy machine is no Kafka that is away
                    "SPRING_KAFKA_PRODUCER_PROPERTIES_MAX_BLOCK_MS", "60000",
                    "SPRING_KAFKA_PRODUCER_PROPERTIES_DELIVERY_TIMEOUT_MS", "120000",
                    // where the tests' MCP servers are
                    "SWITCHBOARD_OUTBOUND_ALLOWED_ADDRESSES", "127.0.0.1");

    private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

    private static final Pattern KAFKA = Pattern.compile("Kafka +([\\w.]+:\\d+)");

    private final Path folder;
    private final Map<String, String> last = new ConcurrentHashMap<>();
    private Program program;
    private int port;

    private Product(Path folder) {
        this.folder = folder;
        this.program = start();
    }

    /** Starts with its data in that folder, on a port of its own choice. */
    public static Product in(Path folder) {
        return new Product(folder);
    }

    /** What is shipped: the jar, and beside it the libraries that it names. */
    private static Path jar() throws IOException {
        Path target = Path.of("..", "standalone", "target");
        try (Stream<Path> files = Files.list(target)) {
            return files.filter(
                            file -> file.getFileName().toString().matches("standalone-.*\\.jar"))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no jar: mvn package makes it"));
        }
    }

    private Program start() {
        try {
            Program started =
                    Program.start(
                            List.of(
                                    JAVA.toString(),
                                    "-XX:TieredStopAtLevel=1",
                                    "-XX:+UseSerialGC",
                                    "-jar",
                                    jar().toString(),
                                    "--port",
                                    Integer.toString(port),
                                    "--kafka-port",
                                    "0",
                                    "--data",
                                    folder.toString()),
                            VARIABLES);
            await().atMost(Duration.ofMinutes(5))
                    .until(() ->
                            !started.isRunning() || started.output().contains("Ctrl-C ends it"));
            Matcher found = PORT.matcher(started.output());
            assertThat(found.find()).as(started.output()).isTrue();
            port = Integer.parseInt(found.group(1));
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends it at once, as SIGKILL does. */
    public void kill() throws InterruptedException {
        program.kill();
    }

    /** Starts it again where it was. */
    public void startAgain() {
        program = start();
    }

    public String url(String path) {
        return "http://127.0.0.1:" + port + path;
    }

    /** Sends an update and returns when Kafka has it. */
    public void update(String contract, String location, String status) {
        HttpResponse<String> answer =
                post("/update", "application/json", json(contract, location, status));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        sent(contract, answer);
    }

    /** Removes a contract and returns when Kafka has that. */
    public void remove(String contract) {
        HttpResponse<String> answer =
                send(
                        HttpRequest.newBuilder(URI.create(url("/contracts/" + encode(contract))))
                                .DELETE());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        sent(contract, answer);
    }

    private void sent(String contract, HttpResponse<String> answer) {
        last.put(contract, JSON.readTree(answer.body()).get("message_id").asString());
    }

    /** Registers an MCP server, or does nothing where there is one of that name. */
    public void register(String name, String url) {
        post(
                "/servers",
                "application/json",
                "{\"name\": \"%s\", \"url\": \"%s\"}".formatted(name, url));
    }

    /** Removes an MCP server. */
    public void unregister(String name) {
        delete("/servers/" + name);
    }

    /** Sends a DELETE; the answer is the caller's to know. */
    public void delete(String path) {
        send(HttpRequest.newBuilder(URI.create(url(path))).DELETE());
    }

    /** Calls a tool and returns when it has answered. */
    public void callTool(String name, String arguments) {
        String body = "{\"arguments\": " + arguments + "}";
        HttpResponse<String> answer = post("/tools/" + name + "/call", "application/json", body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    /** Where its Kafka listens, {@code host:port}. */
    public String kafka() {
        Matcher found = KAFKA.matcher(program.output());
        assertThat(found.find()).as(program.output()).isTrue();
        return found.group(1);
    }

    /** Waits until what {@link #update} and {@link #remove} sent shows in answers. */
    public void awaitTakenIn() {
        Map.copyOf(last)
                .forEach((contract, id) -> {
                    String history = "/contracts/history?limit=1&contract_id=" + encode(contract);
                    await().atMost(LONG_ENOUGH)
                            .until(() ->
                                    get(history).get("data").findValuesAsString("id").contains(id));
                    last.remove(contract, id);
                });
    }

    /** Waits until that many contracts are known. */
    public void awaitContracts(long contracts) {
        await().atMost(LONG_ENOUGH)
                .until(() -> get("/contracts/status").at("/contracts/total").asLong() == contracts);
    }

    /** Waits until that many changes of a contract show in answers. */
    public void awaitHistory(String contract, int changes) {
        String history = "/contracts/history?limit=1000&contract_id=" + encode(contract);
        await().atMost(LONG_ENOUGH).until(() -> get(history).get("data").size() == changes);
    }

    /** Sends many updates as a stream of lines. */
    public void updates(String lines) {
        HttpResponse<String> answer = post("/updates", "application/x-ndjson", lines);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    }

    public static String json(String contract, String location, String status) {
        return JSON.writeValueAsString(
                new Update(contract, location, status, "2024-01-01T12:00:00Z"));
    }

    private record Update(String contract_id, String location, String status, String timestamp) {}

    public JsonNode get(String path) {
        return JSON.readTree(send(HttpRequest.newBuilder(URI.create(url(path)))).body());
    }

    private HttpResponse<String> post(String path, String type, String body) {
        return send(
                HttpRequest.newBuilder(URI.create(url(path)))
                        .header("Content-Type", type)
                        .POST(BodyPublishers.ofString(body, UTF_8)));
    }

    private static String encode(String contract) {
        return URLEncoder.encode(contract, UTF_8).replace("+", "%20");
    }

    /** Each over a connection of its own: one left open may be closed as it is used again. */
    private static HttpResponse<String> send(HttpRequest.Builder request) {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        program.close();
    }
}
