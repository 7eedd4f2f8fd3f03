package dev.switchboard.router.routing;

import dev.switchboard.router.upstream.ServerName;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The addresses under which resources of several servers appear: {@code server+original}, in which
 * the server becomes a part of the scheme. A scheme has no underscores (RFC 3986, section 3.1), so
 * a dot stands for each. Immutable.
 */
final class ExposedUris {

    private ExposedUris() {}

    /** An address, and whose it is. */
    record Located(ServerName server, String uri) {}

    /** The address of a server's resource as it appears. */
    static String expose(ServerName server, String uri) {
        return server.key().replace('_', '.') + "+" + uri;
    }

    /** The resource that appears under an address; empty if it is none of another server. */
    static Optional<Located> locate(String exposed) {
        int plus = exposed.indexOf('+');
        if (plus < 0) {
            return Optional.empty();
        }
        String name = exposed.substring(0, plus).replace('.', '_');
        return ServerName.isName(name)
                ? Optional.of(new Located(new ServerName(name), exposed.substring(plus + 1)))
                : Optional.empty();
    }

    /**
     * Replaces the address of each resource in a list of contents or content blocks.
     *
     * @param contents of a result, or one block
     */
    static void exposeIn(ServerName server, JsonNode contents) {
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
