package dev.switchboard.cli.mcp;

import dev.switchboard.cli.mcp.ClientMessage.Request;
import dev.switchboard.model.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What a client has set in its session, to be set again in the next one. Thread-safe. */
final class SessionState {

    private final Set<String> subscribed = new LinkedHashSet<>();
    private @Nullable String logLevel;

    /** Learns from a request that the server has carried out. */
    synchronized void learn(Request request) {
        String uri = request.params().path("uri").asString("");
        switch (request.method()) {
            case Methods.SUBSCRIBE -> subscribed.add(uri);
            case Methods.UNSUBSCRIBE -> subscribed.remove(uri);
            case Methods.SET_LEVEL -> logLevel = request.params().path("level").asString("");
            default -> {
                // Nothing that a session keeps.
            }
        }
    }

    /** The requests that set it again. */
    synchronized List<Request> requests() {
        List<Request> requests = new ArrayList<>();
        if (logLevel != null) {
            requests.add(request(Methods.SET_LEVEL, "level", logLevel, 0));
        }
        for (String uri : subscribed) {
            requests.add(request(Methods.SUBSCRIBE, "uri", uri, requests.size()));
        }
        return requests;
    }

    private static Request request(String method, String field, String value, int number) {
        ObjectNode message = Json.MAPPER.createObjectNode().put("jsonrpc", "2.0");
        message.put("id", "switchboard-again-" + number).put("method", method);
        JsonNode params = message.putObject("params").put(field, value);
        return new Request(message.toString(), message.path("id"), method, params);
    }
}
