package dev.switchboard.router.routing;

import dev.switchboard.router.catalog.Catalog;
import dev.switchboard.router.catalog.DefinitionKind;
import dev.switchboard.router.catalog.ServerListing;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * The tools of all servers, from memory; made anew only when a server offers something else.
 * Thread-safe.
 */
public final class RoutedTools {

    private final Catalog catalog;
    private final Exposure exposure;
    private volatile Snapshot last = new Snapshot(List.of(), Collections.emptyNavigableMap());

    /**
     * @param listings of which the tools are
     */
    private record Snapshot(List<ServerListing> listings, NavigableMap<String, ServerTool> byName) {

        @SuppressWarnings("ReferenceEquality") // another listing is another object
        boolean isOf(List<ServerListing> others) {
            if (listings.size() != others.size()) {
                return false;
            }
            for (int i = 0; i < listings.size(); i++) {
                if (listings.get(i) != others.get(i)) {
                    return false;
                }
            }
            return true;
        }
    }

    RoutedTools(Catalog catalog) {
        this.catalog = catalog;
        this.exposure = new ManyServers(catalog, _ -> true);
    }

    /** Those that are offered now, by the names under which they appear; not to be changed. */
    public NavigableMap<String, ServerTool> byName() {
        List<ServerListing> listings = catalog.listings();
        Snapshot now = last;
        if (!now.isOf(listings)) {
            now = new Snapshot(listings, tools(listings));
            last = now;
        }
        return now.byName();
    }

    private NavigableMap<String, ServerTool> tools(List<ServerListing> listings) {
        NavigableMap<String, ServerTool> tools = new TreeMap<>();
        ExposedNames.of(listings, DefinitionKind.TOOL)
                .forEach((name, located) ->
                        tools.put(
                                name,
                                new ServerTool(
                                        new RoutedTool(name, located, exposure),
                                        located.listing().server().name(),
                                        located.definition().name())));
        return Collections.unmodifiableNavigableMap(tools);
    }
}
