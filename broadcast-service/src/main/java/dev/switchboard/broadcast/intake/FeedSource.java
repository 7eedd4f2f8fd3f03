package dev.switchboard.broadcast.intake;

import dev.switchboard.broadcast.feed.FeedEntry;
import dev.switchboard.broadcast.feed.FeedFormat;
import dev.switchboard.model.feed.Topic;
import java.util.List;

/**
 * The topics of a feed.
 *
 * @param topic holds its entries; read from its beginning
 * @param testTopics hold its test entries; read from their ends
 */
public record FeedSource<E extends FeedEntry>(
        Topic topic, List<Topic> testTopics, FeedFormat<E> format) {
    public FeedSource {
        testTopics = List.copyOf(testTopics);
    }
}
