package dev.switchboard.router.server;

import dev.switchboard.model.json.Json;
import dev.switchboard.router.protocol.ErrorCode;
import dev.switchboard.router.protocol.McpException;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Selects the changes that a stream reports (MCP 2026-07-28, Subscriptions, Notification Filter).
 *
 * @param lists whose changes
 * @param uris of the resources whose changes
 */
public record ChangeFilter(Set<ListChange> lists, Set<String> uris) {

    /** The largest number of resources that a stream can watch. */
    private static final int MOST_URIS = 1_000;

    /** An id of 200 characters takes up to twelve for each of them. */
    private static final int LONGEST_URI = 2_500;

    private static final String RESOURCES = "resourceSubscriptions";

    public ChangeFilter {
        lists = Set.copyOf(lists);
        uris = Collections.unmodifiableSet(new LinkedHashSet<>(uris));
    }

    /** All lists and no resource. */
    public static ChangeFilter allLists() {
        return new ChangeFilter(EnumSet.allOf(ListChange.class), Set.of());
    }

    /**
     * Reads a filter.
     *
     * @param params of {@code subscriptions/listen}
     * @throws McpException when it is invalid
     */
    static ChangeFilter of(ObjectNode params) {
        if (!(params.get("notifications") instanceof ObjectNode filter)) {
            throw invalid("params.notifications must be a JSON object");
        }
        Set<ListChange> lists = EnumSet.noneOf(ListChange.class);
        for (ListChange change : ListChange.values()) {
            JsonNode wanted = filter.path(change.filter());
            if (!wanted.isMissingNode() && !wanted.isBoolean()) {
                throw invalid(
                        "params.notifications.%s must be a boolean".formatted(change.filter()));
            }
            if (wanted.asBoolean(false)) {
                lists.add(change);
            }
        }
        return new ChangeFilter(lists, uris(filter.path(RESOURCES)));
    }

    /**
     * An address that may be watched.
     *
     * @throws McpException when it is longer than any address of ours
     */
    public static String checked(String uri) {
        if (uri.length() > LONGEST_URI) {
            throw invalid("an address of more than %d characters".formatted(LONGEST_URI));
        }
        return uri;
    }

    private static Set<String> uris(JsonNode json) {
        boolean isList = json.isArray() && json.values().stream().allMatch(JsonNode::isString);
        if (!json.isMissingNode() && !isList) {
            throw invalid(
                    "params.notifications.%s must be an array of strings".formatted(RESOURCES));
        }
        if (json.size() > MOST_URIS) {
            throw invalid(
                    "params.notifications.%s has %d URIs; a stream accepts at most %d"
                            .formatted(RESOURCES, json.size(), MOST_URIS));
        }
        Set<String> uris = new LinkedHashSet<>();
        json.forEach(uri -> uris.add(checked(uri.asString())));
        return uris;
    }

    /** The same filter without resources that cannot exist. */
    ChangeFilter of(Predicate<String> mayBe) {
        Set<String> kept = new LinkedHashSet<>(uris);
        kept.removeIf(mayBe.negate());
        return new ChangeFilter(lists, kept);
    }

    /** The filter in the form that the client receives as confirmation. */
    ObjectNode json() {
        ObjectNode json = Json.MAPPER.createObjectNode();
        lists.stream().sorted().forEach(change -> json.put(change.filter(), true));
        if (!uris.isEmpty()) {
            ArrayNode list = json.putArray(RESOURCES);
            uris.forEach(list::add);
        }
        return json;
    }

    private static McpException invalid(String message) {
        return new McpException(ErrorCode.INVALID_PARAMS, message);
    }
}
