package dev.switchboard.router.catalog;

import dev.switchboard.model.json.Json;
import dev.switchboard.router.protocol.ErrorCode;
import dev.switchboard.router.protocol.McpException;
import dev.switchboard.router.upstream.ServerDescription;
import dev.switchboard.router.upstream.Upstream;
import dev.switchboard.router.upstream.UpstreamRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads all lists of a server (MCP 2026-07-28, Pagination). Thread-safe. */
final class DefinitionReader {

    private static final Logger log = LoggerFactory.getLogger(DefinitionReader.class);

    /** Definitions of a kind; a server that lists more would fill the memory of the router. */
    private static final int MOST = 10_000;

    private static final int LONGEST_NAME = 2_000;

    private DefinitionReader() {}

    /**
     * The lists of a server.
     *
     * @param fresh how long the server says that they hold; zero if it does not say
     */
    record Lists(List<Definition> definitions, Duration fresh) {}

    /**
     * Reads what the server says that it has.
     *
     * @throws McpException when it does not answer
     */
    static Lists read(Upstream server, ServerDescription description) throws InterruptedException {
        List<Definition> definitions = new ArrayList<>();
        long fresh = Long.MAX_VALUE;
        for (DefinitionKind kind : DefinitionKind.values()) {
            if (kind.isOfferedBy(description)) {
                SortedMap<String, Definition> found = new TreeMap<>();
                fresh = Math.min(fresh, read(server, kind, found));
                definitions.addAll(found.values());
            }
        }
        return new Lists(
                List.copyOf(definitions), Duration.ofMillis(fresh == Long.MAX_VALUE ? 0 : fresh));
    }

    private static long read(
            Upstream server, DefinitionKind kind, SortedMap<String, Definition> found)
            throws InterruptedException {
        ObjectNode params = Json.MAPPER.createObjectNode();
        long fresh = Long.MAX_VALUE;
        @Nullable String cursor = null;
        do {
            ObjectNode page;
            try {
                page = server.request(UpstreamRequest.own(kind.method(), params));
            } catch (McpException e) {
                if (e.code() == ErrorCode.METHOD_NOT_FOUND.code()) {
                    return fresh;
                }
                throw e;
            }
            page.path(kind.field()).forEach(json -> add(server, kind, json, found));
            fresh = Math.min(fresh, Math.max(0, page.path("ttlMs").asLong(0)));
            // an empty string is a cursor like any other
            @Nullable String next =
                    page.path("nextCursor").isString() ? page.path("nextCursor").asString() : null;
            if (next != null && next.equals(cursor)) {
                log.warn("{} answers {} with the same cursor again", server.name(), kind.method());
                return fresh;
            }
            cursor = next;
            params = Json.MAPPER.createObjectNode().put("cursor", cursor);
        } while (cursor != null && found.size() < MOST);
        return fresh;
    }

    private static void add(
            Upstream server,
            DefinitionKind kind,
            JsonNode json,
            SortedMap<String, Definition> found) {
        String name = json.path(kind.key()).asString("");
        if (!(json instanceof ObjectNode definition)
                || name.isEmpty()
                || name.length() > LONGEST_NAME) {
            log.warn("{} lists a {} without a usable {}", server.name(), kind, kind.key());
        } else if (found.size() >= MOST) {
            log.warn("{} lists more than {} of {}: left out", server.name(), MOST, kind.field());
        } else if (found.putIfAbsent(name, Definition.of(kind, name, definition)) != null) {
            log.warn("{} lists the {} {} twice", server.name(), kind, name);
        }
    }
}
