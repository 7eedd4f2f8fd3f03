package dev.switchboard.broadcast.feed;

import dev.switchboard.model.feed.MessageId;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/**
 * One record of a feed, as this node read it: what views, the shared log, filters and messages of
 * any feed need of it. Immutable.
 */
public interface FeedEntry {

    /** The key of its record: conflation and snapshots keep the latest entry of each key. */
    String key();

    /** The group that its key belongs to after it; null when it was removed, or has none. */
    @Nullable String group();

    /** The group that its key belonged to before it; null when there was none or it is unknown. */
    @Nullable String previousGroup();

    /** The producer's record. */
    MessageId id();

    /** Its partition in the feed's topic; 0 for a {@linkplain #isTest test} entry. */
    int partition();

    /** Its offset in that partition. */
    long offset();

    /** When Kafka appended it, milliseconds since 1970. */
    long appendTime();

    /** Its position in this node's shared log; -1 when it was not read from there. */
    long sequence();

    /**
     * Whether it is delivered but not stored: it is in no view, history or conflation, and advances
     * no cursor.
     */
    boolean isTest();

    /** Whether it removes its key. */
    boolean isRemoval();

    /** Its approximate size on the heap in bytes. */
    int weight();

    /** The type of the message that delivers it. */
    String messageType();

    /**
     * The type of the message that reports that with this entry its key no longer matches a
     * subscription's filter; null where keys never leave one, because entries are events that say
     * nothing of earlier ones, or have no groups.
     */
    @Nullable String leftMessageType();

    /** Writes the properties of that message which are about the entry itself. */
    void writeMessage(JsonGenerator json);

    /** Writes the property of a message that names its key. */
    void writeKey(JsonGenerator json);
}
