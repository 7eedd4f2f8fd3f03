package dev.switchboard.broadcast.feed;

import dev.switchboard.model.feed.MessageId;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/**
 * What a thermometer shows.
 *
 * @param group the room it is in; null when it was taken away
 */
record Reading(
        String key,
        @Nullable String group,
        @Nullable String previousGroup,
        int celsius,
        MessageId id,
        int partition,
        long offset,
        long appendTime,
        long sequence)
        implements FeedEntry {

    Reading folded(@Nullable Reading previous, long position) {
        String before = previous == null ? null : previous.group;
        return new Reading(
                key, group, before, celsius, id, partition, offset, appendTime, position);
    }

    @Override
    public boolean isTest() {
        return false;
    }

    @Override
    public boolean isRemoval() {
        return group == null;
    }

    @Override
    public int weight() {
        return 200;
    }

    @Override
    public String messageType() {
        return isRemoval() ? "thermometer_removed" : "reading";
    }

    @Override
    public String leftMessageType() {
        return "thermometer_left";
    }

    @Override
    public void writeMessage(JsonGenerator json) {
        writeKey(json);
        if (group != null) {
            json.writeStringProperty("room", group);
            json.writeNumberProperty("celsius", celsius);
        }
    }

    @Override
    public void writeKey(JsonGenerator json) {
        json.writeStringProperty("thermometer", key);
    }
}
