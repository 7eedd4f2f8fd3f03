package dev.switchboard.router.server;

import dev.switchboard.model.json.Json;
import tools.jackson.databind.node.ObjectNode;

/** The name and version of this server ({@code Implementation} in the specification). */
public record ServerInfo(String name, String title, String version) {

    ObjectNode json() {
        return Json.MAPPER
                .createObjectNode()
                .put("name", name)
                .put("title", title)
                .put("version", version);
    }
}
