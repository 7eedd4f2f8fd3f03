package dev.switchboard.router.api;

import dev.switchboard.model.json.Json;
import dev.switchboard.router.catalog.DefinitionKind;
import dev.switchboard.router.catalog.ServerState;
import dev.switchboard.router.catalog.StoredServer;
import dev.switchboard.router.catalog.StoredServer.Origin;
import dev.switchboard.router.upstream.ServerDescription;
import dev.switchboard.router.upstream.ServerEndpoint;
import dev.switchboard.router.upstream.UpstreamStatus;
import java.util.Collection;
import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Servers as the API shows them; the schemas describe it. */
final class ServerBodies {

    private static final int LONGEST_INSTRUCTIONS = 2_000;

    private ServerBodies() {}

    /** All of them. */
    static ObjectNode list(Collection<ServerState> servers) {
        ObjectNode json = Json.MAPPER.createObjectNode();
        ArrayNode data = json.putArray("data");
        servers.forEach(server -> data.add(summary(server)));
        return json;
    }

    private static ObjectNode summary(ServerState server) {
        ObjectNode json = Json.MAPPER.createObjectNode();
        StoredServer registration = server.registration();
        json.put("name", registration.configuration().name().value());
        json.put("origin", registration.origin().label());
        endpoint(json, registration.configuration().endpoint());
        json.put("enabled", registration.configuration().enabled());
        json.put("stateful", registration.configuration().stateful());
        status(json, server.status());
        server.description().ifPresent(description -> description(json, description));
        counts(json, server);
        if (registration.origin() != Origin.FILE) {
            json.put("created_at", registration.createdAt().toString());
            json.put("changed_at", registration.changedAt().toString());
            if (registration.changedBy() != null) {
                json.put("changed_by", registration.changedBy());
            }
        }
        return json;
    }

    private static void endpoint(ObjectNode json, ServerEndpoint endpoint) {
        json.put("transport", endpoint.transport());
        switch (endpoint) {
            // arguments and environment may hold secrets
            case ServerEndpoint.Stdio stdio -> json.put("command", stdio.command().command());
            case ServerEndpoint.Http http -> {
                json.put("url", http.url().text());
                ObjectNode headers = json.putObject("headers");
                http.headers().fields().forEach(field -> headers.putNull(field.name()));
            }
        }
    }

    private static void status(ObjectNode json, UpstreamStatus status) {
        json.put("state", status.state().label());
        json.put("since", status.since().toString());
        if (status.reason() != null) {
            json.put("reason", status.reason());
        }
    }

    private static void description(ObjectNode json, ServerDescription description) {
        json.put("era", description.era().name().toLowerCase(Locale.ROOT));
        json.put("protocol_version", description.version());
        JsonNode info = description.info();
        String title = info.path("title").asString(info.path("name").asString(""));
        if (!title.isEmpty()) {
            json.put("title", title);
        }
    }

    private static void counts(ObjectNode json, ServerState server) {
        for (DefinitionKind kind : DefinitionKind.values()) {
            json.put(
                    kind.label() + "s",
                    server.offered().stream().filter(it -> it.kind() == kind).count());
        }
        json.put("quarantined", server.quarantined().size());
    }

    /** All that is known of one. */
    static ObjectNode detail(ServerState server) {
        ObjectNode json = summary(server);
        server.description()
                .ifPresent(description -> {
                    if (description.info().isObject()) {
                        json.set("server_info", description.info());
                    }
                    json.set("capabilities", description.capabilities());
                    if (!description.instructions().isEmpty()) {
                        json.put("instructions", begin(description.instructions()));
                    }
                });
        if (server.registration().configuration().endpoint() instanceof ServerEndpoint.Stdio) {
            server.errors().forEach(json.putArray("stderr")::add);
        }
        return json;
    }

    private static String begin(String text) {
        return text.codePointCount(0, text.length()) <= LONGEST_INSTRUCTIONS
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST_INSTRUCTIONS)) + "…";
    }
}
