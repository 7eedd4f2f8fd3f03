package dev.switchboard.router.routing;

import dev.switchboard.router.catalog.Catalog;
import dev.switchboard.router.catalog.DefinitionKind;
import dev.switchboard.router.catalog.ServerListing;
import dev.switchboard.router.upstream.ServerName;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Several servers at one endpoint. Names begin with that of their server, see {@link ExposedNames}.
 * A resource appears under {@code server+original}: the server becomes a part of the scheme. A
 * scheme has no underscores (RFC 3986, section 3.1), so a dot stands for each.
 */
final class ManyServers implements Exposure {

    private final Catalog catalog;
    private final Predicate<ServerName> included;

    /**
     * @param included whether a server appears
     */
    ManyServers(Catalog catalog, Predicate<ServerName> included) {
        this.catalog = catalog;
        this.included = included;
    }

    @Override
    public List<ServerListing> listings() {
        return catalog.listings().stream()
                .filter(listing -> included.test(listing.server().name()))
                .toList();
    }

    @Override
    public NavigableMap<String, ExposedNames.Located> names(DefinitionKind kind) {
        return ExposedNames.of(listings(), kind);
    }

    @Override
    public String expose(ServerName server, String uri) {
        return server.key().replace('_', '.') + "+" + uri;
    }

    @Override
    public Optional<LocatedUri> locate(String exposed) {
        int plus = exposed.indexOf('+');
        String name = plus < 0 ? "" : exposed.substring(0, plus).replace('.', '_');
        if (!ServerName.isName(name) || !included.test(new ServerName(name))) {
            return Optional.empty();
        }
        return catalog.listing(new ServerName(name))
                .map(listing -> new LocatedUri(listing, exposed.substring(plus + 1)));
    }
}
