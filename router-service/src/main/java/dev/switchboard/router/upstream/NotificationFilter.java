package dev.switchboard.router.upstream;

import dev.switchboard.model.json.Json;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Which notifications are wanted of a server (MCP 2026-07-28, Subscriptions, Notification Filter).
 *
 * @param lists fields of the filter, such as {@code toolsListChanged}
 * @param uris of resources
 */
record NotificationFilter(Set<String> lists, Set<String> uris) {

    private static final String URIS = "resourceSubscriptions";

    NotificationFilter {
        lists = Set.copyOf(lists);
        uris = Set.copyOf(uris);
    }

    /** What a server says that it tells: changes of its lists, and of those resources. */
    static NotificationFilter of(ServerDescription server, Collection<String> uris) {
        Set<String> lists = new TreeSet<>();
        for (String list : ChangeNotifications.LISTS) {
            if (server.has(list, "listChanged")) {
                lists.add(list + "ListChanged");
            }
        }
        return new NotificationFilter(
                lists, server.has("resources", "subscribe") ? Set.copyOf(uris) : Set.of());
    }

    /** As a server says what it grants. */
    static NotificationFilter read(JsonNode json) {
        Set<String> lists = new TreeSet<>();
        json.properties().stream()
                .filter(entry -> entry.getValue().asBoolean(false))
                .forEach(entry -> lists.add(entry.getKey()));
        Set<String> uris = new TreeSet<>();
        json.path(URIS).valueStream().map(uri -> uri.asString("")).forEach(uris::add);
        return new NotificationFilter(lists, uris);
    }

    boolean isEmpty() {
        return lists.isEmpty() && uris.isEmpty();
    }

    /** What is in this one alone. */
    NotificationFilter without(NotificationFilter other) {
        Set<String> ofLists = new TreeSet<>(lists);
        ofLists.removeAll(other.lists);
        Set<String> ofUris = new TreeSet<>(uris);
        ofUris.removeAll(other.uris);
        return new NotificationFilter(ofLists, ofUris);
    }

    ObjectNode json() {
        ObjectNode json = Json.MAPPER.createObjectNode();
        lists.forEach(list -> json.put(list, true));
        if (!uris.isEmpty()) {
            ArrayNode array = json.putArray(URIS);
            new TreeSet<>(uris).forEach(array::add);
        }
        return json;
    }
}
