package dev.switchboard.model.router;

import dev.switchboard.model.router.ServerEvent.Connection;
import dev.switchboard.model.router.ServerEvent.Offer;

/** The JSON of an event of a server, both ways. */
final class ServerEventJson {

    private ServerEventJson() {}

    static byte[] write(ServerEvent event) {
        return EventTexts.json(json -> {
            json.writeStringProperty("server", event.server().value());
            json.writeStringProperty("event", event.event().label());
            json.writeStringProperty("time", event.time().toString());
            json.writeStringProperty("state", event.state().label());
            json.writeStringProperty("transport", event.connection().transport().label());
            EventTexts.write(json, "era", event.connection().era());
            EventTexts.write(json, "version", event.connection().version());
            EventTexts.write(json, "title", event.connection().title());
            json.writeNumberProperty("tools", event.offer().tools());
            json.writeNumberProperty("resources", event.offer().resources());
            json.writeNumberProperty("templates", event.offer().templates());
            json.writeNumberProperty("prompts", event.offer().prompts());
            json.writeNumberProperty("quarantined", event.offer().quarantined());
            EventTexts.write(json, "reason", event.reason());
            json.writeStringProperty("replica", event.replica());
        });
    }

    static ServerEvent read(EventFields fields) throws UnreadableEventException {
        return new ServerEvent(
                fields.server(),
                fields.label("event", ServerChange.class),
                fields.time("time"),
                fields.label("state", ServerState.class),
                new Connection(
                        fields.label("transport", ServerTransport.class),
                        fields.optionalLabel("era", ProtocolEra.class),
                        fields.optionalText("version"),
                        fields.optionalText("title")),
                new Offer(
                        fields.count("tools"),
                        fields.count("resources"),
                        fields.count("templates"),
                        fields.count("prompts"),
                        fields.count("quarantined")),
                fields.optionalText("reason"),
                fields.text("replica"));
    }
}
