package dev.switchboard.router.registry;

import java.util.List;

/**
 * What was read of a registry.
 *
 * @param servers each name once, in the order of the registry
 * @param complete whether these are all that were asked for; there may be more than are read
 */
public record RegistryListing(List<ListedServer> servers, boolean complete) {

    public RegistryListing {
        servers = List.copyOf(servers);
    }
}
