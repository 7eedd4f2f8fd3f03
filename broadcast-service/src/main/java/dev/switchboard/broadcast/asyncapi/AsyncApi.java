package dev.switchboard.broadcast.asyncapi;

import dev.switchboard.model.json.Json;
import dev.switchboard.model.schema.NamedSchemas;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/**
 * The whole description.
 *
 * @see <a href="https://www.asyncapi.com/docs/reference/specification/v3.0.0">AsyncAPI 3.0.0</a>
 */
final class AsyncApi {

    static final String VERSION = "3.0.0";

    private static final String DESCRIPTION =
            "Live contract updates on Kafka: what producers write, and what subscribers get over"
                    + " STOMP, /ws, SSE and Kafka itself. `send` and `receive` are what Switchboard"
                    + " does. A message may get further properties in later versions; one that is"
                    + " sent to Switchboard has no others than those named here. Every path also"
                    + " answers under /api.";

    private final ObjectNode info = Json.MAPPER.createObjectNode();
    private final ObjectNode channels = Json.MAPPER.createObjectNode();
    private final ObjectNode operations = Json.MAPPER.createObjectNode();
    private final ObjectNode components = Json.MAPPER.createObjectNode();
    private final ApiServers servers;

    /**
     * @param schemas all that messages may refer to
     */
    AsyncApi(List<ApiSection> sections, NamedSchemas schemas, ApiServers servers, String version) {
        this.servers = servers;
        info.put("title", "Switchboard").put("version", version).put("description", DESCRIPTION);
        info.putObject("license").put("name", "MIT");
        sections.forEach(section -> section.channels().forEach(this::add));
        ObjectNode named = components.putObject("schemas");
        ObjectNode referring = Json.MAPPER.createObjectNode();
        referring.set("messages", components.get("messages"));
        referring.set("channels", channels);
        schemas.referredToBy(referring).forEach(named::set);
    }

    private void add(ChannelObject channel) {
        channels.set(channel.id(), channel.json(servers.names(channel.server())));
        channel.operations().forEach(operations::set);
        ObjectNode messages = components.withObjectProperty("messages");
        channel.messages().forEach(message -> messages.set(message.key(), message.json()));
    }

    /**
     * The description as somebody sees it who asks for it there.
     *
     * @param host of the service, with its port where it isn't the protocol's own
     */
    ObjectNode document(String host, boolean secure) {
        ObjectNode document = Json.MAPPER.createObjectNode();
        document.put("asyncapi", VERSION);
        document.set("info", info);
        document.put("defaultContentType", "application/json");
        document.set("servers", servers.json(host, secure));
        document.set("channels", channels);
        document.set("operations", operations);
        document.set("components", components);
        return document;
    }
}
