package dev.switchboard.router.contracts;

import dev.switchboard.model.contract.Location;
import dev.switchboard.model.json.Json;
import dev.switchboard.router.primitive.ReadResourceResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What is read of contracts, as resources hold it and prompts embed it. */
final class ResourceContents {

    static final String MIME_TYPE = "application/json";

    /** As many entries as one resource shows. */
    static final int MOST = 100;

    private ResourceContents() {}

    static ObjectNode json(String uri, JsonNode json) {
        return ReadResourceResult.text(uri, MIME_TYPE, json.toString());
    }

    /** The newest changes, how many contracts there are, and how to ask for more. */
    static ObjectNode latest(Overview newest) {
        ObjectNode content = Json.MAPPER.createObjectNode();
        content.set("counts", newest.state().counts());
        content.setAll(ContractsHistory.content(newest.page()));
        content.put(
                "about",
                "the newest changes, at most %d. Older ones: the tool %s with before set to next."
                                .formatted(MOST, ContractsHistoryDefinition.NAME)
                        + " The latest of each contract: %s."
                                .formatted(ContractsStatusDefinition.NAME));
        return content;
    }

    /** The contracts at a location, how many there are, and how to ask for more. */
    static ObjectNode at(Location location, Overview there) {
        ObjectNode content = Json.MAPPER.createObjectNode();
        content.put("location", location.label());
        content.set("total", there.state().counts().path("by_location").path(location.label()));
        content.set("contracts", there.page().path("data"));
        if (there.page().path("next").isString()) {
            content.set("next", there.page().path("next"));
        }
        content.put(
                "about",
                "the latest of each contract there, at most %d in the order of ids. More: the tool"
                                .formatted(MOST)
                        + " %s with this location and after set to next."
                                .formatted(ContractsStatusDefinition.NAME));
        return content;
    }
}
