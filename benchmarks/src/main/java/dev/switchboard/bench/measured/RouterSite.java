package dev.switchboard.bench.measured;

import dev.switchboard.bench.call.ToolTarget;
import dev.switchboard.bench.process.ChildProcess;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The standalone with servers behind its router: PostgreSQL, Redis and Kafka run, and each call is
 * recorded, as in production. Those behind it are in processes of their own. One thread.
 */
public final class RouterSite implements AutoCloseable {

    /** The servers of one process, of revision 2026-07-28. */
    public static final String UPSTREAMS = "mcp.UpstreamServers";

    private static final Duration LISTED = Duration.ofMinutes(2);
    private static final Pattern TOOLS = Pattern.compile("\"tools\" *: *[1-9]");

    private final ChildProcess router;
    private final int port;

    private RouterSite(ChildProcess router, int port) {
        this.router = router;
        this.port = port;
    }

    /**
     * Starts it with an empty data folder.
     *
     * @param name of its folder and log
     * @param servers the values of {@code mcpServers} in the start-up file, by name
     * @param listed how many of them must have listed tools before it is ready
     */
    public static RouterSite start(
            Machine machine, String name, Map<String, String> servers, int listed)
            throws IOException {
        Path file = machine.folder().resolve(name + "-servers.json");
        Files.writeString(
                file,
                servers.entrySet().stream()
                        .map(server -> "\"%s\": %s".formatted(server.getKey(), server.getValue()))
                        .collect(Collectors.joining(",\n", "{\"mcpServers\": {\n", "\n}}\n")));
        int port = Machine.freePort();
        ChildProcess router =
                machine.standalone(name, port, Map.of("MCP_SERVERS_FILE", file.toString()));
        RouterSite site = new RouterSite(router, port);
        site.awaitListed(listed);
        return site;
    }

    private void awaitListed(int wanted) throws IOException {
        long until = System.nanoTime() + LISTED.toNanos();
        while (TOOLS.matcher(get("/servers")).results().count() < wanted) {
            if (System.nanoTime() > until) {
                throw new IOException("not all servers list their tools: " + get("/servers"));
            }
            Machine.pause();
        }
    }

    /** The body of an answer. */
    public String get(String path) throws IOException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d%s".formatted(port, path)))
                        .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(request, BodyHandlers.ofString()).body();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    /** A server behind it, at its own endpoint. */
    public CalledServer server(String name) {
        return new CalledServer(port, router.cost(), ToolTarget.at("/mcp/servers/" + name), true);
    }

    /** Where it listens. */
    public int port() {
        return port;
    }

    /** Resident memory, after its garbage was collected, in bytes. */
    public long resident() throws IOException {
        router.cost().collectGarbage();
        return router.cost().residentBytes();
    }

    /** An entry of the start-up file for a server at an address of this machine. */
    public static String at(int port, String path) {
        return "{\"url\": \"http://127.0.0.1:%d%s\"}".formatted(port, path);
    }

    /** An entry for a program. */
    public static String program(List<String> command) {
        return "{\"command\": \"%s\", \"args\": [%s]}"
                .formatted(
                        command.getFirst(),
                        command.stream()
                                .skip(1)
                                .map("\"%s\""::formatted)
                                .collect(Collectors.joining(", ")));
    }

    /** So many names with entries at paths that end with their numbers. */
    public static Map<String, String> many(String name, int number, int port, String path) {
        return Stream.iterate(0, i -> i + 1)
                .limit(number)
                .collect(Collectors.toMap(i -> name + i, i -> at(port, path + i)));
    }

    @Override
    public void close() {
        router.close();
    }
}
