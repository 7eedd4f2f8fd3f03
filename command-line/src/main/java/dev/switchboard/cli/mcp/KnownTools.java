package dev.switchboard.cli.mcp;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;

/** Which arguments of which tools are repeated in headers, as lists of tools say. Thread-safe. */
final class KnownTools {

    private final Map<String, ParameterHeaders> byName = new ConcurrentHashMap<>();

    /** Learns from a response to {@code tools/list}. */
    void learn(JsonNode response) {
        for (JsonNode tool : response.path("result").path("tools")) {
            byName.put(
                    tool.path("name").asString(""), ParameterHeaders.of(tool.path("inputSchema")));
        }
    }

    /** The headers that repeat arguments of a call. */
    Map<String, String> headersOf(ClientMessage.Request call) {
        return byName.getOrDefault(call.params().path("name").asString(""), ParameterHeaders.NONE)
                .of(call);
    }
}
