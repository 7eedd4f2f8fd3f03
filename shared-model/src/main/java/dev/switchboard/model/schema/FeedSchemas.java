package dev.switchboard.model.schema;

import dev.switchboard.model.feed.Cursor;
import dev.switchboard.model.feed.MessageId;
import java.util.List;
import java.util.Map;

/** Schemas of what names messages and places in the feed. */
public final class FeedSchemas {

    public static final String MESSAGE_ID = "MessageId";
    public static final String CURSOR = "Cursor";

    private static final List<String> FEEDS =
            List.of(MessageId.CONTRACTS, MessageId.TESTS, MessageId.CALLS, MessageId.SERVERS);

    private FeedSchemas() {}

    static Map<String, Schema> all() {
        return Map.of(
                MESSAGE_ID,
                Schema.string()
                        .describedAs("The message's id on every protocol: feed, partition, offset.")
                        .matching("(%s)-\\d+-\\d+".formatted(String.join("|", FEEDS)))
                        .example("contracts-0-1532"),
                CURSOR,
                Schema.string()
                        .describedAs(
                                "A place to come back to, the same on every node and protocol."
                                        + " Opaque.")
                        .characters(1, Cursor.MAX_TEXT)
                        .matching("[A-Za-z0-9_-]+")
                        .example("QQgJ2ahQMqSH4eMg"));
    }
}
