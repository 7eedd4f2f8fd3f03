package dev.switchboard.broadcast.router;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.switchboard.model.feed.MessageId;
import java.time.Instant;
import tools.jackson.core.JsonGenerator;

/**
 * The JSON of an event as messages hold it: an object with at least one property. It is kept as a
 * text, which takes a fraction of the memory of its values.
 */
record EventJson(String text) {

    static EventJson of(byte[] utf8) {
        return new EventJson(new String(utf8, UTF_8));
    }

    /** Writes it as the property {@code data}. */
    void write(JsonGenerator json) {
        json.writeName("data");
        json.writeRawValue(text);
    }

    /** Writes it as an item of a list, with where and when Kafka appended it. */
    void writeItem(JsonGenerator json, MessageId id, long appendTime) {
        String more =
                ",\"id\":\"%s\",\"recorded_at\":\"%s\"}"
                        .formatted(id, Instant.ofEpochMilli(appendTime));
        json.writeRawValue(text.substring(0, text.length() - 1) + more);
    }

    /** Its size on the heap: the JVM keeps Latin-1 in one byte a character. */
    int weight() {
        return ISO_8859_1.newEncoder().canEncode(text) ? text.length() : 2 * text.length();
    }
}
