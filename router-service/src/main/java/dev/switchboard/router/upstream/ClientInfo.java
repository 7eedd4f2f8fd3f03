package dev.switchboard.router.upstream;

import dev.switchboard.model.json.Json;
import dev.switchboard.service.openapi.ApiVersion;
import tools.jackson.databind.node.ObjectNode;

/** The name and version under which the router calls servers. */
final class ClientInfo {

    /** {@code Implementation} in the specification; not to be changed. */
    static final ObjectNode JSON =
            Json.MAPPER
                    .createObjectNode()
                    .put("name", "switchboard")
                    .put("title", "Switchboard")
                    .put("version", ApiVersion.current());

    private ClientInfo() {}
}
