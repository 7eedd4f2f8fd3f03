package dev.switchboard.model.feed;

import java.time.Duration;
import java.util.Map;

/**
 * The topics of the contract feed. In all of them Kafka's clock stamps the records: by a producer's
 * clock an update could be deleted for its age before it is decided on, or refused for its youth.
 */
public final class Topics {

    /** Partitions of {@code contract.history}; part of every cursor, so never changed in place. */
    public static final int HISTORY_PARTITIONS = 8;

    /** How long every update stays in {@code contract.history} before it may be compacted. */
    public static final Duration COMPACTION_LAG = Duration.ofHours(24);

    private static final int UPDATES_PARTITIONS = 8;
    private static final int LARGEST_UPDATE_BYTES = 1024 * 1024;
    static final String TIMESTAMPS = "message.timestamp.type";
    static final String KAFKAS_CLOCK = "LogAppendTime";

    private final String prefix;
    private final Topic updates;
    private final Topic history;
    private final Topic deadLetters;
    private final Topic testUpdates;

    /**
     * @param prefix stands before every name, so that several installations can share a Kafka
     *     cluster; normally empty
     */
    public Topics(String prefix) {
        this.prefix = prefix;
        this.updates = updates(prefix);
        this.history = compacted(prefix + "contract.history", HISTORY_PARTITIONS);
        this.deadLetters = deadLetters(prefix);
        this.testUpdates = testUpdates(prefix);
    }

    /** What stands before every name; normally empty. */
    public String prefix() {
        return prefix;
    }

    /** What producers said; anyone may write; kept 7 days. */
    public Topic updates() {
        return updates;
    }

    private static Topic updates(String prefix) {
        return new Topic(
                prefix + "contract.updates",
                UPDATES_PARTITIONS,
                false,
                Map.of(
                        "cleanup.policy",
                        "delete",
                        TIMESTAMPS,
                        KAFKAS_CLOCK,
                        "retention.ms",
                        millis(Duration.ofDays(7)),
                        "max.message.bytes",
                        Integer.toString(LARGEST_UPDATE_BYTES)));
    }

    /**
     * What is true; only the keeper writes. Inside the compaction lag every update is there, beyond
     * it the latest of each contract.
     */
    public Topic history() {
        return history;
    }

    /** A topic with all records of the compaction lag, and the latest of each key beyond. */
    static Topic compacted(String name, int partitions) {
        return new Topic(
                name,
                partitions,
                true,
                Map.of(
                        "cleanup.policy",
                        "compact",
                        TIMESTAMPS,
                        KAFKAS_CLOCK,
                        "min.compaction.lag.ms",
                        millis(COMPACTION_LAG),
                        "segment.ms",
                        millis(Duration.ofHours(1)),
                        "delete.retention.ms",
                        millis(COMPACTION_LAG.multipliedBy(2))));
    }

    /** What the keeper could not take, with the reason; kept 30 days. */
    public Topic deadLetters() {
        return deadLetters;
    }

    private static Topic deadLetters(String prefix) {
        return new Topic(
                prefix + "contract.updates.dlt",
                1,
                false,
                Map.of(
                        "cleanup.policy",
                        "delete",
                        TIMESTAMPS,
                        KAFKAS_CLOCK,
                        "retention.ms",
                        millis(Duration.ofDays(30)),
                        // room for the headers that the keeper adds to a record of the full size
                        "max.message.bytes",
                        Integer.toString(2 * LARGEST_UPDATE_BYTES)));
    }

    /** Test updates: delivered, never kept as history; deleted after an hour. */
    public Topic testUpdates() {
        return testUpdates;
    }

    private static Topic testUpdates(String prefix) {
        return new Topic(
                prefix + "contract.test-updates",
                1,
                false,
                Map.of(
                        "cleanup.policy",
                        "delete",
                        TIMESTAMPS,
                        KAFKAS_CLOCK,
                        "retention.ms",
                        millis(Duration.ofHours(1)),
                        "segment.ms",
                        millis(Duration.ofMinutes(10))));
    }

    static String millis(Duration duration) {
        return Long.toString(duration.toMillis());
    }
}
