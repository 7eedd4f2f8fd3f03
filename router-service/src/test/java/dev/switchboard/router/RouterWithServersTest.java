package dev.switchboard.router;

import static org.awaitility.Awaitility.await;

import dev.switchboard.model.json.Json;
import dev.switchboard.router.upstream.ChildServer;
import dev.switchboard.router.upstream.stdio.StdioCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.node.ObjectNode;

/** A router with two servers behind it: {@code child} has sessions, {@code child_2026} has not. */
public abstract class RouterWithServersTest extends RouterTest {

    protected static final String CHILD = "child";
    protected static final String CHILD_2026 = "child_2026";

    private static final Path SERVERS = servers();

    @DynamicPropertySource
    static void file(DynamicPropertyRegistry properties) {
        properties.add("switchboard.catalog.file", SERVERS::toString);
    }

    /** A start-up file with a server of each era. */
    private static Path servers() {
        ObjectNode file = Json.MAPPER.createObjectNode();
        ObjectNode servers = file.putObject("mcpServers");
        add(servers.putObject("child"), ChildServer.command());
        add(servers.putObject("child_2026"), ChildServer.command("stateless", "changing"));
        try {
            Path path = Files.createTempFile("mcp-servers", ".json");
            path.toFile().deleteOnExit();
            return Files.writeString(path, file.toString());
        } catch (IOException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private static void add(ObjectNode server, StdioCommand command) {
        server.put("command", command.command());
        command.arguments().forEach(server.withArray("args")::add);
    }

    @BeforeEach
    void the_servers_are_listed() {
        await().until(() ->
                tools(client()).containsAll(List.of(CHILD + "__echo", CHILD_2026 + "__echo")));
    }

    /** The names of the first page of tools at an endpoint. */
    protected static List<String> tools(McpClient client) {
        return client.send(McpClient.message("tools/list"))
                .json()
                .at("/result/tools")
                .valueStream()
                .map(tool -> tool.path("name").asString())
                .toList();
    }
}
