package dev.switchboard.router.endpoint;

import dev.switchboard.router.catalog.Catalog;
import dev.switchboard.router.catalog.View;
import dev.switchboard.router.server.ServerIdentity;
import dev.switchboard.router.upstream.ServerName;
import tools.jackson.databind.node.ObjectNode;

/** The router, with the description of a view. */
record ViewIdentity(ServerIdentity router, Catalog catalog, ServerName view)
        implements ServerIdentity {

    @Override
    public ObjectNode info() {
        return router.info();
    }

    @Override
    public String instructions() {
        return catalog.view(view).map(View::description).orElse("");
    }

    @Override
    public ObjectNode capabilities() {
        return router.capabilities();
    }
}
