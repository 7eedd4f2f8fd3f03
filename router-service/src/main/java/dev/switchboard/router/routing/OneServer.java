package dev.switchboard.router.routing;

import dev.switchboard.router.catalog.Catalog;
import dev.switchboard.router.catalog.DefinitionKind;
import dev.switchboard.router.catalog.ServerListing;
import dev.switchboard.router.upstream.ServerName;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** One server at an endpoint of its own: everything appears as the server has it. */
final class OneServer implements Exposure {

    private final Catalog catalog;
    private final ServerName name;

    OneServer(Catalog catalog, ServerName name) {
        this.catalog = catalog;
        this.name = name;
    }

    @Override
    public List<ServerListing> listings() {
        return catalog.listing(name).stream().toList();
    }

    @Override
    public NavigableMap<String, ExposedNames.Located> names(DefinitionKind kind) {
        NavigableMap<String, ExposedNames.Located> names = new TreeMap<>();
        for (ServerListing listing : listings()) {
            listing.of(kind)
                    .forEach(it -> names.put(it.name(), new ExposedNames.Located(listing, it)));
        }
        return names;
    }

    @Override
    public String expose(ServerName server, String uri) {
        return uri;
    }

    @Override
    public Optional<LocatedUri> locate(String exposed) {
        return catalog.listing(name).map(listing -> new LocatedUri(listing, exposed));
    }

    @Override
    public void exposeIn(ServerName server, JsonNode contents) {}
}
