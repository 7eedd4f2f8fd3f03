package dev.switchboard.router.catalog;

import dev.switchboard.model.json.Json;
import dev.switchboard.model.json.MalformedJsonException;
import dev.switchboard.router.upstream.ServerConfiguration;
import dev.switchboard.router.upstream.ServerName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads the start-up file: the servers that an administrator names, in the form that MCP clients
 * share, {@code {"mcpServers": {"name": {"command": …}}}}. It alone can name child processes.
 */
final class ServersFile {

    private ServersFile() {}

    /**
     * Reads a file.
     *
     * @param variables the value of a variable of the environment; null if it is not set
     * @throws IllegalArgumentException with all that is wrong, if anything is
     */
    static List<ServerConfiguration> read(Path file, UnaryOperator<@Nullable String> variables) {
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(file);
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "the file of MCP servers, %s, cannot be read: %s".formatted(file, e), e);
        }
        List<String> faults = new ArrayList<>();
        List<ServerConfiguration> servers = parse(bytes, variables, faults);
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException(
                    "the file of MCP servers, %s, is wrong: %s"
                            .formatted(file, String.join("; ", faults)));
        }
        return servers;
    }

    private static List<ServerConfiguration> parse(
            byte[] bytes, UnaryOperator<@Nullable String> variables, List<String> faults) {
        JsonNode json;
        try {
            json = Json.read(bytes).path("mcpServers");
        } catch (MalformedJsonException e) {
            faults.add("it is no JSON: " + e.getMessage());
            return List.of();
        }
        if (!json.isObject()) {
            faults.add("it must be an object with the field mcpServers, an object");
            return List.of();
        }
        List<ServerConfiguration> servers = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (Map.Entry<String, JsonNode> entry : json.properties()) {
            String name = entry.getKey();
            String pointer = "/mcpServers/" + name.replace("~", "~0").replace("/", "~1");
            if (!ServerName.isName(name)) {
                faults.add(pointer + ": " + ServerName.RULE);
            } else if (!names.add(new ServerName(name).key())) {
                faults.add(pointer + ": another server has this name in other letters");
            } else {
                new FileEntry(entry.getValue(), pointer, variables, faults)
                        .read(new ServerName(name))
                        .ifPresent(servers::add);
            }
        }
        return servers;
    }
}
