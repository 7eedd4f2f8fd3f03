package dev.switchboard.router.upstream;

import dev.switchboard.model.json.Json;
import dev.switchboard.router.protocol.Era;
import dev.switchboard.router.protocol.JsonRpcMessage.Notification;
import dev.switchboard.router.upstream.channel.ChannelException;
import dev.switchboard.router.upstream.channel.ChannelException.Kind;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/** A server in memory that lists what a test wants. Thread-safe. */
public final class FakeServer {

    private static final Map<String, String> FIELDS =
            Map.of(
                    "tools/list", "tools",
                    "resources/list", "resources",
                    "resources/templates/list", "resourceTemplates",
                    "prompts/list", "prompts");

    private final Map<String, List<JsonNode>> lists = new ConcurrentHashMap<>();
    private final AtomicInteger connections = new AtomicInteger();
    private final AtomicInteger readings = new AtomicInteger();
    private final AtomicInteger refusals = new AtomicInteger();
    private volatile UnaryOperator<ObjectNode> pages = page -> page;
    private volatile ConnectionListener notifications = notification -> {};
    private volatile boolean open;
    private volatile boolean away;

    /** Lists these tools from now on, each {@code {"name": …}}. */
    public FakeServer tools(String... json) {
        return list("tools", json);
    }

    /** Lists these resources from now on, each {@code {"uri": …}}. */
    public FakeServer resources(String... json) {
        return list("resources", json);
    }

    /** Lists these prompts from now on, each {@code {"name": …}}. */
    public FakeServer prompts(String... json) {
        return list("prompts", json);
    }

    private FakeServer list(String what, String... json) {
        lists.put(what, Stream.of(json).map(Json.MAPPER::readTree).toList());
        return this;
    }

    /** Changes each page that it answers with. */
    public FakeServer pages(UnaryOperator<ObjectNode> change) {
        pages = change;
        return this;
    }

    /** Says that a list has changed. */
    public void announce(String what) {
        notifications.notified(
                new Notification(
                        "notifications/%s/list_changed".formatted(what),
                        Json.MAPPER.createObjectNode()));
    }

    /** Says that a resource has changed. */
    public void updated(String uri) {
        notifications.notified(
                new Notification(
                        "notifications/resources/updated",
                        Json.MAPPER.createObjectNode().put("uri", uri)));
    }

    /** Breaks its connection and takes no other. */
    public void goAway() {
        away = true;
        open = false;
    }

    /** Takes connections again. */
    public void comeBack() {
        away = false;
    }

    /** How often somebody has connected. */
    public int connections() {
        return connections.get();
    }

    /** How often somebody has tried to connect in vain. */
    public int refusals() {
        return refusals.get();
    }

    /** How often somebody has read its tools. */
    public int readings() {
        return readings.get();
    }

    /** Whether there is a connection. */
    public boolean isConnected() {
        return open;
    }

    /** A client of it. */
    public Upstream upstream(ServerName name, UpstreamListener listener) {
        return new Upstream(
                name,
                (_, receiver) -> {
                    if (away) {
                        refusals.incrementAndGet();
                        throw new ChannelException(Kind.NOT_SENT, "there is no server");
                    }
                    connections.incrementAndGet();
                    notifications = receiver;
                    open = true;
                    return new FakeConnection();
                },
                TestUpstreams.LIMITS,
                false,
                listener,
                System::nanoTime);
    }

    private final class FakeConnection implements Connection {

        @Override
        public ServerDescription server() {
            ObjectNode capabilities = Json.MAPPER.createObjectNode();
            lists.keySet().forEach(capabilities::putObject);
            return new ServerDescription(
                    Era.STATELESS, "2026-07-28", capabilities, MissingNode.getInstance(), "");
        }

        @Override
        public ObjectNode request(UpstreamRequest request) throws ChannelException {
            if (!open) {
                throw new ChannelException(Kind.BROKEN, "it is gone");
            }
            if (request.method().equals("tools/list")) {
                readings.incrementAndGet();
            }
            ObjectNode page = Json.MAPPER.createObjectNode();
            String field = FIELDS.get(request.method());
            lists.getOrDefault(field, List.of()).forEach(page.putArray(field)::add);
            return pages.apply(page);
        }

        @Override
        public void watch(Set<String> uris) {}

        @Override
        public boolean isOpen() {
            return open;
        }

        @Override
        public void close() {
            open = false;
        }
    }
}
