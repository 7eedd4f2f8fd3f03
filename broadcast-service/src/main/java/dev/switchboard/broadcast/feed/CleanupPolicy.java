package dev.switchboard.broadcast.feed;

import java.time.Duration;

/** How Kafka cleans up a feed's topic: the topic setting {@code cleanup.policy}. */
public sealed interface CleanupPolicy {

    /** How long the topic keeps every record. */
    Duration keepsAll();

    /**
     * Beyond that time the latest record of each key stays, and a removal for the same time again:
     * the view holds the latest entry of every key.
     */
    record Compact(Duration keepsAll) implements CleanupPolicy {}

    /**
     * Beyond that time nothing stays, and records of one key do not replace each other: the view
     * holds recent entries only, and of these the latest of each key.
     */
    record Delete(Duration keepsAll) implements CleanupPolicy {}
}
