package dev.switchboard.router.server;

import dev.switchboard.model.json.Json;
import tools.jackson.databind.node.ObjectNode;

/** What a server says of itself. Any thread. */
public interface ServerIdentity {

    /** {@code Implementation} in the specification; not to be changed. */
    ObjectNode info();

    /** What it is for, for models. */
    String instructions();

    /** {@code ServerCapabilities} in the specification; the receiver's to change. */
    ObjectNode capabilities();

    /** A server with all that this one is capable of. */
    static ServerIdentity of(ServerInfo info, String instructions) {
        ObjectNode json = info.json();
        return new ServerIdentity() {
            @Override
            public ObjectNode info() {
                return json;
            }

            @Override
            public String instructions() {
                return instructions;
            }

            @Override
            public ObjectNode capabilities() {
                ObjectNode capabilities = Json.MAPPER.createObjectNode();
                capabilities.putObject("tools").put("listChanged", true);
                capabilities.putObject("resources").put("listChanged", true).put("subscribe", true);
                capabilities.putObject("prompts").put("listChanged", true);
                capabilities.putObject("completions");
                capabilities.putObject("logging");
                return capabilities;
            }
        };
    }
}
