package dev.switchboard.broadcast.settings;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Settings of the broadcast service.
 *
 * @param nodeId names this node among all that share the Kafka cluster; made of host name and port
 *     when empty
 * @param ring memory for the shared log: how far a subscriber may fall behind
 * @param history memory for the recent changes that {@code /contracts/history} answers from
 * @param callHistory memory for the recent calls that {@code /calls} answers from
 * @param eventRing memory for the shared log of each feed of the router: calls, and servers
 * @param workers threads that send to subscribers; 0 for one a core
 * @param parallelCatchUps how many subscribers may read the past at once
 * @param subscriptionsPerConnection how many subscriptions a connection may have
 * @param subscriptions how many all may have together; 0 for one for each 16 KB of the heap
 * @param idempotencyWindow how long an idempotency key is remembered, at most 24 h
 * @param idempotencyMemory memory for those keys; 0 for a quarter of the heap
 * @param heartbeat how often {@code /ws} and SSE clients get a heart-beat and STOMP subscriptions
 *     their position
 * @param stompHeartbeat the heart-beat offered to STOMP clients
 * @param maxMessage the largest message or frame a client may send
 * @param idleTimeout after how long without any traffic a connection is closed
 * @param reconnectAfter the soonest that clients are told to come back when the node stops
 * @param reconnectWithin the latest; each is told a time of its own between the two
 * @param report how often the figures are logged
 */
@ConfigurationProperties(prefix = "switchboard.broadcast", ignoreUnknownFields = false)
public record BroadcastSettings(
        @DefaultValue("") String nodeId,
        @DefaultValue("64MB") DataSize ring,
        @DefaultValue("128MB") DataSize history,
        @DefaultValue("32MB") DataSize callHistory,
        @DefaultValue("8MB") DataSize eventRing,
        @DefaultValue("0") int workers,
        @DefaultValue("4") int parallelCatchUps,
        @DefaultValue("1000") int subscriptionsPerConnection,
        @DefaultValue("0") int subscriptions,
        @DefaultValue("24h") Duration idempotencyWindow,
        @DefaultValue("0") DataSize idempotencyMemory,
        @DefaultValue("15s") Duration heartbeat,
        @DefaultValue("10s") Duration stompHeartbeat,
        @DefaultValue("64KB") DataSize maxMessage,
        @DefaultValue("2h") Duration idleTimeout,
        @DefaultValue("100ms") Duration reconnectAfter,
        @DefaultValue("3s") Duration reconnectWithin,
        @DefaultValue("1m") Duration report) {

    /** The part of the heap for idempotency keys where nothing is set. */
    private static final int PART_OF_HEAP = 4;

    private static final int HEAP_A_SUBSCRIPTION = 16 * 1024;

    public BroadcastSettings {
        if (idempotencyWindow.compareTo(Duration.ofHours(24)) > 0
                || idempotencyWindow.isNegative()) {
            throw new IllegalArgumentException(
                    "switchboard.broadcast.idempotency-window must be between 0 and 24h, beyond"
                            + " which Kafka may have compacted the keys away");
        }
        if (reconnectAfter.isNegative() || reconnectWithin.compareTo(reconnectAfter) < 0) {
            throw new IllegalArgumentException(
                    "switchboard.broadcast.reconnect-after must not be negative, nor longer than"
                            + " switchboard.broadcast.reconnect-within");
        }
        if (parallelCatchUps < 1) {
            throw new IllegalArgumentException(
                    "switchboard.broadcast.parallel-catch-ups must be at least 1");
        }
        if (subscriptionsPerConnection < 1 || subscriptions < 0) {
            throw new IllegalArgumentException(
                    "switchboard.broadcast.subscriptions-per-connection must be at least 1, and"
                            + " switchboard.broadcast.subscriptions not negative");
        }
    }

    /** The limit of subscriptions. */
    public int mostSubscriptions() {
        long ofHeap = Runtime.getRuntime().maxMemory() / HEAP_A_SUBSCRIPTION;
        return subscriptions > 0 ? subscriptions : Math.clamp(ofHeap, 1, Integer.MAX_VALUE);
    }

    /** How many idempotency keys are remembered at most, at that many bytes each. */
    public long mostIdempotencyKeys(int bytesEach) {
        long memory =
                idempotencyMemory.toBytes() > 0
                        ? idempotencyMemory.toBytes()
                        : Runtime.getRuntime().maxMemory() / PART_OF_HEAP;
        return Math.max(1, memory / bytesEach);
    }
}
