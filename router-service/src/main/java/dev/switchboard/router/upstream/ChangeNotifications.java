package dev.switchboard.router.upstream;

import dev.switchboard.model.json.Json;
import dev.switchboard.router.protocol.JsonRpcMessage.Notification;
import java.util.List;

/** The notifications of changes, as servers send them in both eras. */
final class ChangeNotifications {

    /** Capabilities of servers whose lists may change. */
    static final List<String> LISTS = List.of("tools", "prompts", "resources");

    private ChangeNotifications() {}

    /** That a list has changed. */
    static Notification ofList(String list) {
        return new Notification(
                "notifications/%s/list_changed".formatted(list), Json.MAPPER.createObjectNode());
    }

    /** That a resource has changed. */
    static Notification ofResource(String uri) {
        return new Notification(
                "notifications/resources/updated", Json.MAPPER.createObjectNode().put("uri", uri));
    }
}
