package dev.switchboard.router.routing;

import dev.switchboard.router.catalog.Definition;
import dev.switchboard.router.primitive.ReadResourceResult;
import dev.switchboard.router.primitive.RequestContext;
import dev.switchboard.router.primitive.Resource;
import dev.switchboard.router.upstream.Upstream;
import tools.jackson.databind.node.ObjectNode;

/** A resource that another server lists. Thread-safe. */
final class RoutedResource implements Resource {

    private final Exposure exposure;
    private final Upstream server;
    private final String original;
    private final ObjectNode definition;

    RoutedResource(Upstream server, Definition resource, Exposure exposure) {
        this.exposure = exposure;
        this.server = server;
        this.original = resource.name();
        this.definition = resource.json().deepCopy();
        this.definition.put("uri", exposure.expose(server.name(), original));
    }

    @Override
    public String uri() {
        return definition.path("uri").asString();
    }

    @Override
    public ObjectNode definition() {
        return definition;
    }

    @Override
    public ReadResourceResult read(RequestContext context) throws InterruptedException {
        return ResourceReads.read(server, original, exposure, context);
    }
}
