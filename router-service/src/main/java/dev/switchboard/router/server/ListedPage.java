package dev.switchboard.router.server;

import dev.switchboard.model.json.Json;
import dev.switchboard.router.protocol.ErrorCode;
import dev.switchboard.router.protocol.McpException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Iterator;
import java.util.Map;
import java.util.NavigableMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One page of a list, in the order of names (MCP 2026-07-28, Pagination). A cursor is the last name
 * of the previous page, so it stays valid when the list changes.
 */
final class ListedPage {

    /** How many entries there are on a page at most. */
    static final int SIZE = 100;

    private ListedPage() {}

    /**
     * @param field what the specification calls the list
     * @param definitions by name
     * @param params of the request, in which there may be a cursor
     * @throws McpException when the cursor is invalid
     */
    static ObjectNode of(
            String field, NavigableMap<String, ObjectNode> definitions, ObjectNode params) {
        JsonNode cursor = params.get("cursor");
        Iterator<Map.Entry<String, ObjectNode>> rest =
                (cursor == null ? definitions : definitions.tailMap(name(cursor), false))
                        .entrySet()
                        .iterator();
        ObjectNode page = Json.MAPPER.createObjectNode();
        ArrayNode list = page.putArray(field);
        String last = "";
        while (rest.hasNext() && list.size() < SIZE) {
            Map.Entry<String, ObjectNode> entry = rest.next();
            list.add(entry.getValue());
            last = entry.getKey();
        }
        if (rest.hasNext()) {
            page.put("nextCursor", cursor(last));
        }
        return page;
    }

    private static String cursor(String name) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(name.getBytes(StandardCharsets.UTF_8));
    }

    private static String name(JsonNode cursor) {
        try {
            if (cursor.isString()) {
                String name =
                        new String(
                                Base64.getUrlDecoder().decode(cursor.asString()),
                                StandardCharsets.UTF_8);
                if (cursor(name).equals(cursor.asString())) {
                    return name;
                }
            }
        } catch (IllegalArgumentException e) {
            // Not a cursor of this server: refused below.
        }
        throw new McpException(
                        ErrorCode.INVALID_PARAMS,
                        "Unknown cursor: give the nextCursor of the page before, or leave it out")
                .inAnswer();
    }
}
