package dev.switchboard.router.endpoint;

import dev.switchboard.model.json.Json;
import dev.switchboard.router.catalog.Catalog;
import dev.switchboard.router.catalog.DefinitionKind;
import dev.switchboard.router.server.ServerIdentity;
import dev.switchboard.router.upstream.ServerDescription;
import dev.switchboard.router.upstream.ServerName;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** What a server behind the router says of itself, as far as that is known. */
record RoutedIdentity(Catalog catalog, ServerName name) implements ServerIdentity {

    /** Those whose methods the router passes on. */
    private static final List<String> PASSED_ON =
            List.of("tools", "resources", "prompts", "completions", "logging");

    private static final List<String> LISTS = List.of("tools", "resources", "prompts");

    private Optional<ServerDescription> description() {
        return catalog.server(name).flatMap(server -> server.description());
    }

    @Override
    public ObjectNode info() {
        return description()
                .map(ServerDescription::info)
                .filter(ObjectNode.class::isInstance)
                .map(ObjectNode.class::cast)
                .orElseGet(() ->
                        Json.MAPPER
                                .createObjectNode()
                                .put("name", name.value())
                                .put("version", "unknown"));
    }

    @Override
    public String instructions() {
        return description().map(ServerDescription::instructions).orElse("");
    }

    /** The router announces changes of all lists, as it reads them again. */
    @Override
    public ObjectNode capabilities() {
        ObjectNode capabilities = Json.MAPPER.createObjectNode();
        description()
                .ifPresentOrElse(
                        server ->
                                PASSED_ON.stream()
                                        .filter(server::has)
                                        .forEach(name ->
                                                capabilities.set(
                                                        name,
                                                        server.capabilities()
                                                                .path(name)
                                                                .deepCopy())),
                        () -> addListed(capabilities));
        for (String list : LISTS) {
            if (capabilities.get(list) instanceof ObjectNode capability) {
                capability.put("listChanged", true);
            }
        }
        return capabilities;
    }

    private void addListed(ObjectNode capabilities) {
        catalog.listing(name)
                .ifPresent(listing -> {
                    for (DefinitionKind kind : DefinitionKind.values()) {
                        if (!listing.of(kind).isEmpty()) {
                            capabilities.putObject(kind.capability());
                        }
                    }
                });
    }
}
