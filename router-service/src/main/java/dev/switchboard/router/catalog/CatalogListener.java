package dev.switchboard.router.catalog;

import dev.switchboard.router.upstream.ServerName;
import java.util.Set;

/** Receives what changes in the catalog. Any thread; must not block. */
public interface CatalogListener {

    /** What servers offer has changed. */
    default void listingsChanged(Set<DefinitionKind> kinds) {}

    /** A resource of a server has changed. */
    default void resourceUpdated(ServerName server, String uri) {}

    /** A view was made, changed or removed. */
    default void viewChanged(ServerName view) {}

    /** Something has happened with a server. */
    default void happened(ServerOccurrence what, ServerState server) {}
}
