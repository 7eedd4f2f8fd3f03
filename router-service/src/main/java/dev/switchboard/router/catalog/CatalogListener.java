package dev.switchboard.router.catalog;

import dev.switchboard.router.upstream.ServerName;

/** Receives what changes in the catalog. Any thread; must not block. */
public interface CatalogListener {

    /** The servers, or what they offer, are others than before. */
    void listingsChanged();

    /** A resource of a server has changed. */
    void resourceUpdated(ServerName server, String uri);
}
