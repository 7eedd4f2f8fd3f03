package dev.switchboard.router.server;

import dev.switchboard.model.json.Json;
import dev.switchboard.router.protocol.JsonRpcMessage.Request;
import java.time.Duration;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A running {@code subscriptions/listen} (MCP 2026-07-28, Subscriptions): what it sends, in order,
 * each message with its id. Of one thread, but for its end.
 */
public final class Listening implements AutoCloseable {

    private static final String SUBSCRIPTION_ID = "io.modelcontextprotocol/subscriptionId";

    private final JsonNode id;
    private final ChangeFilter filter;
    private final Watch watch;

    /**
     * Begins to watch.
     *
     * @throws dev.switchboard.router.protocol.McpException when the request has no filter
     */
    Listening(Request request, McpServer server) {
        this.id = request.id();
        this.filter = ChangeFilter.of(request.params()).of(server::mayHave);
        this.watch = server.changes().watch(filter);
    }

    /** What is to be sent first. */
    public ObjectNode acknowledgment() {
        return tagged(Notifications.acknowledged(filter.json()));
    }

    /** Waits for the next messages to send; none on a timeout, or after its end. */
    public List<ObjectNode> take(Duration longest) throws InterruptedException {
        List<ObjectNode> taken = watch.take(longest);
        taken.forEach(this::tagged);
        return taken;
    }

    /** The id of the request. */
    public JsonNode id() {
        return id;
    }

    /** Whether nothing more will come, as the server ends. */
    public boolean isEnded() {
        return watch.isEnded();
    }

    /** The result that ends it. */
    public ObjectNode result() {
        ObjectNode result = Json.MAPPER.createObjectNode().put("resultType", "complete");
        result.putObject("_meta").set(SUBSCRIPTION_ID, id);
        return result;
    }

    private ObjectNode tagged(ObjectNode notification) {
        notification.withObjectProperty("params").putObject("_meta").set(SUBSCRIPTION_ID, id);
        return notification;
    }

    @Override
    public void close() {
        watch.close();
    }
}
