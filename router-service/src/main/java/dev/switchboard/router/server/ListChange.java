package dev.switchboard.router.server;

import dev.switchboard.model.json.Json;
import tools.jackson.databind.node.ObjectNode;

/** The lists whose changes are reported to clients. */
public enum ListChange {
    TOOLS("tools", "toolsListChanged"),
    RESOURCES("resources", "resourcesListChanged"),
    PROMPTS("prompts", "promptsListChanged");

    private final String list;
    private final String filter;

    ListChange(String list, String filter) {
        this.list = list;
        this.filter = filter;
    }

    /** Its name in a filter of {@code subscriptions/listen}. */
    String filter() {
        return filter;
    }

    /** How clients are told. */
    ObjectNode notification() {
        return Notifications.notification(list + "/list_changed", Json.MAPPER.createObjectNode());
    }
}
