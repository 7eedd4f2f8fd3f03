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
 * @param workers threads that send to subscribers; 0 for one a core
 * @param parallelCatchUps how many subscribers may read the past at once
 * @param idempotencyWindow how long an idempotency key is remembered, at most 24 h
 * @param heartbeat how often {@code /ws} and SSE clients get a heart-beat and STOMP subscriptions
 *     their position
 * @param stompHeartbeat the heart-beat offered to STOMP clients
 * @param maxMessage the largest message or frame a client may send
 * @param idleTimeout after how long without any traffic a connection is closed
 * @param report how often the figures are logged
 */
@ConfigurationProperties(prefix = "switchboard.broadcast", ignoreUnknownFields = false)
public record BroadcastSettings(
        @DefaultValue("") String nodeId,
        @DefaultValue("64MB") DataSize ring,
        @DefaultValue("128MB") DataSize history,
        @DefaultValue("0") int workers,
        @DefaultValue("4") int parallelCatchUps,
        @DefaultValue("24h") Duration idempotencyWindow,
        @DefaultValue("15s") Duration heartbeat,
        @DefaultValue("10s") Duration stompHeartbeat,
        @DefaultValue("64KB") DataSize maxMessage,
        @DefaultValue("2h") Duration idleTimeout,
        @DefaultValue("1m") Duration report) {

    public BroadcastSettings {
        if (idempotencyWindow.compareTo(Duration.ofHours(24)) > 0
                || idempotencyWindow.isNegative()) {
            throw new IllegalArgumentException(
                    "switchboard.broadcast.idempotency-window must be between 0 and 24h, beyond"
                            + " which Kafka may have compacted the keys away");
        }
        if (parallelCatchUps < 1) {
            throw new IllegalArgumentException(
                    "switchboard.broadcast.parallel-catch-ups must be at least 1");
        }
    }
}
