package dev.switchboard.router.api;

import dev.switchboard.router.catalog.Catalog;
import dev.switchboard.router.catalog.CatalogAdministration;
import dev.switchboard.router.catalog.RegistrationOutcome;
import dev.switchboard.router.catalog.ServerState;
import dev.switchboard.router.catalog.StoredServer.Origin;
import dev.switchboard.router.outbound.Headers;
import dev.switchboard.router.outbound.OutboundUrl;
import dev.switchboard.router.registry.ListedServer;
import dev.switchboard.router.registry.RegistryListing;
import dev.switchboard.router.upstream.ServerConfiguration;
import dev.switchboard.router.upstream.ServerEndpoint;
import dev.switchboard.router.upstream.ServerName;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Registers servers that a registry lists. One thread. */
final class ServerImport {

    /** Servers that are registered by one call. */
    static final int MOST = 100;

    private final Catalog catalog;
    private final CatalogAdministration administration;
    private final @Nullable String by;
    private final Map<OutboundUrl, ServerName> known = new HashMap<>();

    /**
     * @param by who registers them, as they say themselves
     */
    ServerImport(Catalog catalog, CatalogAdministration administration, @Nullable String by) {
        this.catalog = catalog;
        this.administration = administration;
        this.by = by;
        for (ServerState server : catalog.servers()) {
            ServerConfiguration configuration = server.registration().configuration();
            if (configuration.endpoint() instanceof ServerEndpoint.Http http) {
                known.put(http.url(), configuration.name());
            }
        }
    }

    /**
     * Registers all of a listing that can be.
     *
     * @throws dev.switchboard.service.web.problem.ProblemException if PostgreSQL is unavailable;
     *     what was registered before stays
     */
    ImportReport register(RegistryListing listing) {
        ImportReport report = new ImportReport(listing.complete());
        for (ListedServer server : listing.servers()) {
            switch (server) {
                case ListedServer.Unusable(_, var why) -> report.skipped(server, why);
                case ListedServer.Remote remote -> register(remote, report);
            }
        }
        return report;
    }

    private void register(ListedServer.Remote server, ImportReport report) {
        ServerName existing = known.get(url(server));
        Optional<String> fault = fault(server);
        if (existing != null) {
            report.existing(server, existing);
        } else if (fault.isPresent()) {
            report.skipped(server, fault.get());
        } else if (report.count() >= MOST) {
            report.incomplete();
            report.skipped(
                    server,
                    "%d servers are registered at once; import again for the others"
                            .formatted(MOST));
        } else {
            registerUnderFreeName(server, report);
        }
    }

    private static Optional<String> fault(ListedServer.Remote server) {
        return Stream.concat(
                        server.headers().entrySet().stream(),
                        server.missing().stream().map(name -> Map.entry(name, "")))
                .flatMap(header ->
                        HeaderFields.fault(header.getKey(), header.getValue())
                                .map(fault -> "its header %s %s".formatted(header.getKey(), fault))
                                .stream())
                .findFirst();
    }

    private void registerUnderFreeName(ListedServer.Remote server, ImportReport report) {
        for (int number = 1; ; number++) {
            ServerName name = DerivedName.of(server.name(), number);
            if (name.value().equalsIgnoreCase(ServerRequest.OWN)
                    || catalog.server(name).isPresent()) {
                continue;
            }
            switch (administration.register(configuration(name, server), Origin.REGISTRY, by)) {
                case RegistrationOutcome.NameTaken() -> {
                    // by another replica just now, or by a server that this one cannot use
                }
                case RegistrationOutcome.NoKeys() -> {
                    report.skipped(server, "its headers need a key: set MCP_SECRET_KEYS");
                    return;
                }
                case RegistrationOutcome.TooMany(int most) -> {
                    report.skipped(
                            server,
                            "there are %,d servers, as many as there may be".formatted(most));
                    return;
                }
                case RegistrationOutcome outcome -> {
                    Registrations.require(outcome);
                    known.put(url(server), name);
                    report.registered(server, name);
                    return;
                }
            }
        }
    }

    private static ServerConfiguration configuration(ServerName name, ListedServer.Remote server) {
        Headers headers = Headers.NONE;
        for (Map.Entry<String, String> header : server.headers().entrySet()) {
            headers = headers.with(header.getKey(), header.getValue());
        }
        return new ServerConfiguration(
                name,
                new ServerEndpoint.Http(url(server), server.legacy(), headers, false),
                server.missing().isEmpty(),
                false);
    }

    private static OutboundUrl url(ListedServer.Remote server) {
        return OutboundUrl.parse(server.url().toString());
    }
}
