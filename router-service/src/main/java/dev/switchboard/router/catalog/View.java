package dev.switchboard.router.catalog;

import dev.switchboard.router.primitive.CallTarget;
import dev.switchboard.router.upstream.ServerName;
import java.util.List;
import java.util.Optional;

/**
 * An endpoint with chosen servers and what is chosen of them.
 *
 * @param name as that of a server
 * @param description for models; empty for none
 * @param servers those that appear, {@link #ROUTER} for the router itself; empty for all
 * @param tools chosen by the names that they have at {@code /mcp}
 * @param prompts the same for prompts
 * @param resources the same for resources and templates, by their addresses; none is renamed
 */
public record View(
        ServerName name,
        String description,
        Optional<List<ServerName>> servers,
        NameFilter tools,
        NameFilter prompts,
        NameFilter resources) {

    /** Stands for what the router offers itself. */
    public static final ServerName ROUTER = new ServerName(CallTarget.SWITCHBOARD);

    public View {
        servers = servers.map(List::copyOf);
    }

    /** The same under another name. */
    View named(ServerName other) {
        return new View(other, description, servers, tools, prompts, resources);
    }

    /** Whether a server appears. */
    public boolean includes(ServerName server) {
        return servers.isEmpty()
                || servers.get().stream().anyMatch(it -> it.key().equals(server.key()));
    }
}
