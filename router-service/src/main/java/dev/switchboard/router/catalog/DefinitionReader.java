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
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.ObjectNode;

/** Reads all lists of a server (MCP 2026-07-28, Pagination). Thread-safe. */
final class DefinitionReader {

    private static final Logger log = LoggerFactory.getLogger(DefinitionReader.class);

    /** Pages of a kind; a server could go on without end. */
    static final int MOST_PAGES = 1_000;

    private DefinitionReader() {}

    /**
     * The lists of a server.
     *
     * @param definitions in the order of their kinds and names
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
                FoundDefinitions found = new FoundDefinitions(kind);
                fresh = Math.min(fresh, read(server, kind, found));
                definitions.addAll(found.all());
                found.faults()
                        .forEach(fault -> log.warn("{} lists {}: {}", server.name(), kind, fault));
            }
        }
        return new Lists(
                List.copyOf(definitions), Duration.ofMillis(fresh == Long.MAX_VALUE ? 0 : fresh));
    }

    private static long read(Upstream server, DefinitionKind kind, FoundDefinitions found)
            throws InterruptedException {
        ObjectNode params = Json.MAPPER.createObjectNode();
        long fresh = Long.MAX_VALUE;
        @Nullable String cursor = null;
        for (int pages = 0; pages < MOST_PAGES && !found.isFull(); pages++) {
            ObjectNode page;
            try {
                page = server.request(UpstreamRequest.own(kind.method(), params));
            } catch (McpException e) {
                if (e.code() == ErrorCode.METHOD_NOT_FOUND.code()) {
                    return fresh;
                }
                throw e;
            }
            page.path(kind.field()).forEach(found::add);
            fresh = Math.min(fresh, Math.max(0, page.path("ttlMs").asLong(0)));
            // an empty string is a cursor like any other
            @Nullable String next =
                    page.path("nextCursor").isString() ? page.path("nextCursor").asString() : null;
            if (next == null) {
                return fresh;
            }
            if (next.equals(cursor)) {
                log.warn("{} answers {} with the same cursor again", server.name(), kind.method());
                return fresh;
            }
            cursor = next;
            params = Json.MAPPER.createObjectNode().put("cursor", cursor);
        }
        log.warn("{} has more pages of {}: left out", server.name(), kind.method());
        return fresh;
    }
}
