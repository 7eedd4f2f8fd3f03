package dev.switchboard.broadcast.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.switchboard.model.feed.Topic;
import dev.switchboard.model.json.Json;
import dev.switchboard.model.router.CallEvent;
import dev.switchboard.model.router.CallEvent.Arguments;
import dev.switchboard.model.router.CallEvent.Origin;
import dev.switchboard.model.router.CallEvent.Result;
import dev.switchboard.model.router.CallEvent.Target;
import dev.switchboard.model.router.CallOutcome;
import dev.switchboard.model.router.ProtocolEra;
import dev.switchboard.model.router.ServerChange;
import dev.switchboard.model.router.ServerEvent;
import dev.switchboard.model.router.ServerEvent.Connection;
import dev.switchboard.model.router.ServerEvent.Offer;
import dev.switchboard.model.router.ServerName;
import dev.switchboard.model.router.ServerState;
import dev.switchboard.model.router.ServerTransport;
import dev.switchboard.testkit.TestKafka;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;

/** Writes to router.calls and router.servers as the router does. */
public final class RouterFeed {

    private static final Instant TIME = Instant.parse("2026-01-01T12:00:00Z");
    private static final AtomicInteger SERVERS = new AtomicInteger();
    private static final Producer<byte[], byte[]> PRODUCER = TestKafka.producer();

    private RouterFeed() {}

    /** The name of a server that no other test uses. */
    public static String freshServer() {
        return "server-" + SERVERS.incrementAndGet();
    }

    /** A call that has everything that a call can have. */
    public static CallEvent event(String server, CallOutcome outcome) {
        return new CallEvent(
                UUID.randomUUID(),
                TIME,
                new Target("/mcp", "tools/call", new ServerName(server), "add", server + "__add"),
                new Origin("k-7", "inspector/1.2", ProtocolEra.STATELESS),
                new Result(outcome, -32603, "overflow", Duration.ofNanos(1_234_567), 120, 80),
                new Arguments(
                        "sha256:" + "0a".repeat(32), Json.MAPPER.createObjectNode().put("a", 1)),
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
    }

    /**
     * Writes a call.
     *
     * @return its message id
     */
    public static String call(String server, CallOutcome outcome) {
        return "calls-"
                + write(Nodes.ROUTER_TOPICS.calls(), server, event(server, outcome).toJson());
    }

    /**
     * Writes that a server changed, with everything that can be said of it.
     *
     * @return its message id
     */
    public static String server(String server, ServerState state) {
        ServerEvent event =
                new ServerEvent(
                        new ServerName(server),
                        ServerChange.CHANGED,
                        TIME,
                        state,
                        new Connection(
                                ServerTransport.STDIO, ProtocolEra.SESSION, "2025-06-18", "Sums"),
                        new Offer(1, 2, 3, 4, 0),
                        "why not",
                        "router-1");
        return "servers-" + write(Nodes.ROUTER_TOPICS.servers(), server, event.toJson());
    }

    /** Writes that a server was removed. */
    public static String removeServer(String server) {
        return "servers-" + write(Nodes.ROUTER_TOPICS.servers(), server, null);
    }

    /** Writes any record. */
    public static String write(Topic topic, String key, byte @Nullable [] value) {
        try {
            RecordMetadata written =
                    PRODUCER.send(new ProducerRecord<>(topic.name(), key.getBytes(UTF_8), value))
                            .get();
            return written.partition() + "-" + written.offset();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        } catch (ExecutionException e) {
            throw new AssertionError(e);
        }
    }
}
