package dev.switchboard.router.routing;

import dev.switchboard.router.catalog.DefinitionKind;
import dev.switchboard.router.catalog.ServerListing;
import dev.switchboard.router.upstream.ServerName;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** How servers appear at an endpoint. Thread-safe. */
interface Exposure {

    /** The servers that appear, and what they offer. */
    List<ServerListing> listings();

    /** The tools, or prompts, by the names under which they appear. */
    NavigableMap<String, ExposedNames.Located> names(DefinitionKind kind);

    /** The address of a server's resource, or a template of addresses, as it appears. */
    String expose(ServerName server, String uri);

    /** The resource that appears under an address; empty if it is none of these servers. */
    Optional<LocatedUri> locate(String exposed);

    /** An address, and whose it is. */
    record LocatedUri(ServerListing listing, String uri) {}

    /**
     * Replaces the address of each resource in a list of contents or content blocks.
     *
     * @param contents of a result, or one block
     */
    default void exposeIn(ServerName server, JsonNode contents) {
        if (contents.isArray()) {
            contents.forEach(content -> exposeIn(server, content));
        } else if (contents instanceof ObjectNode content) {
            if (content.path("uri").isString()) {
                content.put("uri", expose(server, content.path("uri").asString()));
            }
            exposeIn(server, content.path("resource"));
        }
    }
}
