package dev.switchboard.router.api;

import dev.switchboard.model.json.Json;
import dev.switchboard.router.primitive.Tool;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A tool that can be found. Immutable.
 *
 * @param server the one that has it
 * @param originalName at that server
 * @param nameText what is searched first, in lower case
 * @param otherText what is searched then, in lower case
 */
record IndexedTool(
        Tool tool, String server, String originalName, String nameText, String otherText) {

    private static final List<String> SHOWN =
            List.of("title", "description", "inputSchema", "outputSchema", "annotations");

    static IndexedTool of(Tool tool, String server, String originalName) {
        JsonNode definition = tool.definition();
        String texts =
                String.join(
                        "\n",
                        definition.path("title").asString(""),
                        definition.at("/annotations/title").asString(""),
                        definition.path("description").asString(""));
        return new IndexedTool(
                tool,
                server,
                originalName,
                (tool.name() + "\n" + originalName).toLowerCase(Locale.ROOT),
                texts.toLowerCase(Locale.ROOT));
    }

    /**
     * How many of these words are not in its name: the fewer, the better it fits; empty if one is
     * nowhere.
     *
     * @param words in lower case
     */
    Optional<Integer> rank(List<String> words) {
        int elsewhere = 0;
        for (String word : words) {
            if (!nameText.contains(word)) {
                if (!otherText.contains(word)) {
                    return Optional.empty();
                }
                elsewhere++;
            }
        }
        return Optional.of(elsewhere);
    }

    /** As the API shows it. */
    ObjectNode json() {
        ObjectNode json =
                Json.MAPPER
                        .createObjectNode()
                        .put("name", tool.name())
                        .put("server", server)
                        .put("original_name", originalName);
        for (String field : SHOWN) {
            JsonNode value = tool.definition().get(field);
            if (value != null) {
                json.set(field, value);
            }
        }
        return json;
    }
}
