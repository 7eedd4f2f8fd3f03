package dev.switchboard.model.feed;

import java.time.Duration;
import java.util.Map;

/** The topics of the router's events. */
public final class RouterTopics {

    /** Partitions of {@code router.calls}; part of every cursor, so never changed in place. */
    public static final int CALLS_PARTITIONS = 8;

    /** How long calls are kept unless it is set otherwise. */
    public static final Duration CALLS_RETENTION = Duration.ofDays(7);

    private static final Duration SHORTEST_RETENTION = Duration.ofMinutes(10);

    /** Kafka deletes whole segments, each once its newest record is too old. */
    private static final int CALLS_SEGMENTS = 7;

    private final Topic calls;
    private final Topic servers;
    private final Duration callsRetention;

    /** With the default retention. */
    public RouterTopics(String prefix) {
        this(prefix, CALLS_RETENTION);
    }

    /**
     * @param prefix stands before every name, as in {@link Topics}
     * @param callsRetention how long calls are kept; at least 10 minutes
     */
    public RouterTopics(String prefix, Duration callsRetention) {
        if (callsRetention.compareTo(SHORTEST_RETENTION) < 0) {
            throw new IllegalArgumentException(
                    "calls must be kept for at least 10 minutes, not " + callsRetention);
        }
        this.callsRetention = callsRetention;
        this.calls = calls(prefix, callsRetention);
        this.servers = Topics.compacted(prefix + "router.servers", 1);
    }

    /** The calls that the router answered or passed on, by server. */
    public Topic calls() {
        return calls;
    }

    /** How long a call stays in {@link #calls()}. */
    public Duration callsRetention() {
        return callsRetention;
    }

    private static Topic calls(String prefix, Duration retention) {
        return new Topic(
                prefix + "router.calls",
                CALLS_PARTITIONS,
                true,
                Map.of(
                        "cleanup.policy",
                        "delete",
                        Topics.TIMESTAMPS,
                        Topics.KAFKAS_CLOCK,
                        "retention.ms",
                        Topics.millis(retention),
                        "segment.ms",
                        Topics.millis(retention.dividedBy(CALLS_SEGMENTS))));
    }

    /** What happens to the router's servers; the latest of each server is always there. */
    public Topic servers() {
        return servers;
    }
}
