package dev.switchboard.router.replica;

import static org.awaitility.Awaitility.await;

import dev.switchboard.router.McpClient;
import dev.switchboard.testkit.Program;
import dev.switchboard.testkit.TestKafka;
import dev.switchboard.testkit.TestRedis;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A router as a process of its own, one replica of several. */
final class RouterProcess implements AutoCloseable {

    private static final Duration START = Duration.ofMinutes(2);

    private final int port;
    private final Program program;

    /**
     * Starts one; it may not be ready yet.
     *
     * @param key that all replicas share
     * @param servers the start-up file of MCP servers
     */
    RouterProcess(String database, String key, Path servers) throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        Map<String, String> environment = new HashMap<>();
        environment.put("PORT", Integer.toString(port));
        environment.put("ROUTER_INTERNAL_URL", "http://127.0.0.1:" + port);
        environment.put("MCP_STATE_KEYS", key);
        environment.put("MCP_SERVERS_FILE", servers.toString());
        environment.put("DATABASE_URL", database);
        environment.put("REDIS_URL", TestRedis.url());
        environment.put("KAFKA_BOOTSTRAP_SERVERS", TestKafka.bootstrapServers());
        environment.put("FEATURE_CONTRACT_TOOLS", "off");
        environment.put("JAVA_TOOL_OPTIONS", "-Xmx320m");
        program = Program.java(environment, "dev.switchboard.router.RouterService");
    }

    /** Waits until it lists a tool. */
    void untilItLists(String tool) {
        await().atMost(START)
                .failFast(() -> {
                    if (!program.isRunning()) {
                        throw new AssertionError("a router ended: " + program.output());
                    }
                })
                .ignoreExceptions()
                .until(() -> lists(tool));
    }

    private boolean lists(String tool) {
        try {
            return client().send(McpClient.message("tools/list"))
                    .json()
                    .at("/result/tools")
                    .valueStream()
                    .anyMatch(one -> one.path("name").asString("").equals(tool));
        } catch (AssertionError e) {
            // It does not listen yet.
            return false;
        }
    }

    McpClient client() {
        return new McpClient(port);
    }

    /** The programs that it started. */
    List<ProcessHandle> children() {
        return program.handle().descendants().toList();
    }

    void kill() throws InterruptedException {
        program.kill();
    }

    String output() {
        return program.output();
    }

    /** Lets it end its programs. */
    @Override
    public void close() {
        program.terminate();
        await().atMost(START).until(() -> !program.isRunning());
    }
}
