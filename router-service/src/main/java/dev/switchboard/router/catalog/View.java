package dev.switchboard.router.catalog;

import dev.switchboard.router.upstream.ServerName;
import java.util.List;

/**
 * An endpoint with chosen servers and what is chosen of them.
 *
 * @param name as that of a server
 * @param description for models; empty for none
 * @param servers those that appear; all if there are none
 * @param contracts whether the contract tools, resources and prompts of the router appear
 * @param tools chosen by the names that they have at {@code /mcp}
 * @param prompts the same for prompts
 * @param resources the same for resources and templates, by their addresses
 */
public record View(
        ServerName name,
        String description,
        List<ServerName> servers,
        boolean contracts,
        NameFilter tools,
        NameFilter prompts,
        NameFilter resources) {

    public View {
        servers = List.copyOf(servers);
    }

    /** Whether a server appears. */
    public boolean includes(ServerName server) {
        return servers.isEmpty() || servers.stream().anyMatch(it -> it.key().equals(server.key()));
    }
}
