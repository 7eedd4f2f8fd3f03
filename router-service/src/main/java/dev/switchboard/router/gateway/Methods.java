package dev.switchboard.router.gateway;

import dev.switchboard.model.contract.Json;
import dev.switchboard.model.problem.Excerpt;
import dev.switchboard.router.protocol.ErrorCode;
import dev.switchboard.router.protocol.JsonRpcMessage.Request;
import dev.switchboard.router.protocol.McpException;
import dev.switchboard.router.protocol.ProtocolVersion;
import java.time.Duration;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** The methods of the stateless era that this server has. Any thread. */
final class Methods {

    /**
     * What does not change while a server runs; a client that keeps it for so long is up to date.
     */
    private static final Duration FRESH = Duration.ofMinutes(5);

    private static final String SERVER_INFO = "io.modelcontextprotocol/serverInfo";
    private static final String INSTRUCTIONS =
            "Contracts and where they are, live. contracts_submit sends an update of one; it reaches"
                    + " every subscriber of the feed within milliseconds.";

    private final ServerInfo server;
    private final Map<String, RequestHandler> handlers;

    Methods(ServerInfo server, Tools tools) {
        this.server = server;
        this.handlers =
                Map.of(
                        "server/discover", _ -> discover(),
                        "tools/list", request -> cached(tools.list(request.params())),
                        "tools/call", request -> tools.call(request.params()));
    }

    /**
     * Answers a request.
     *
     * @return the whole result
     * @throws McpException when there is none
     */
    ObjectNode answer(Request request) throws InterruptedException {
        RequestHandler handler = handlers.get(request.method());
        if (handler == null) {
            throw new McpException(
                    ErrorCode.METHOD_NOT_FOUND,
                    "Method not found: " + Excerpt.of(request.method()));
        }
        ObjectNode result = handler.handle(request);
        result.put("resultType", "complete");
        result.withObjectProperty("_meta").set(SERVER_INFO, server.json());
        return result;
    }

    private static ObjectNode discover() {
        ObjectNode result = Json.MAPPER.createObjectNode();
        result.set("supportedVersions", ProtocolVersion.supported());
        result.putObject("capabilities").putObject("tools");
        result.put("instructions", INSTRUCTIONS);
        return cached(result);
    }

    /** The same for every caller (MCP 2026-07-28, Caching). */
    private static ObjectNode cached(ObjectNode result) {
        return result.put("ttlMs", FRESH.toMillis()).put("cacheScope", "public");
    }
}
