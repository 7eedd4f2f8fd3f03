package dev.switchboard.router.routing;

import dev.switchboard.model.json.Json;
import dev.switchboard.router.catalog.Definition;
import dev.switchboard.router.primitive.Completion;
import dev.switchboard.router.primitive.ReadResourceResult;
import dev.switchboard.router.primitive.RequestContext;
import dev.switchboard.router.primitive.ResourceTemplate;
import dev.switchboard.router.primitive.UriTemplate;
import dev.switchboard.router.upstream.Upstream;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** A template that another server lists; the server itself says what it matches. Thread-safe. */
final class RoutedResourceTemplate implements ResourceTemplate {

    private final Upstream server;
    private final String original;
    private final ObjectNode definition;
    private final UriTemplate template;

    RoutedResourceTemplate(Upstream server, Definition resource, Exposure exposure) {
        this.server = server;
        this.original = resource.name();
        String exposed = exposure.expose(server.name(), original);
        this.definition = resource.json().deepCopy();
        this.definition.put("uriTemplate", exposed);
        this.template = UriTemplate.foreign(exposed);
    }

    @Override
    public UriTemplate uriTemplate() {
        return template;
    }

    @Override
    public ObjectNode definition() {
        return definition;
    }

    @Override
    public Optional<ReadResourceResult> read(
            String uri, Map<String, String> variables, RequestContext context) {
        return Optional.empty();
    }

    @Override
    public Completion complete(String variable, String value, Map<String, String> others)
            throws InterruptedException {
        ObjectNode reference =
                Json.MAPPER.createObjectNode().put("type", "ref/resource").put("uri", original);
        return Completions.ask(server, reference, variable, value, others);
    }
}
