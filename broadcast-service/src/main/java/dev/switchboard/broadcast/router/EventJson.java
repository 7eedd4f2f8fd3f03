package dev.switchboard.broadcast.router;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import tools.jackson.core.JsonGenerator;

/**
 * The JSON of an event as messages hold it. It is kept as a text, which takes a fraction of the
 * memory of its values.
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

    /** Its size on the heap: the JVM keeps Latin-1 in one byte a character. */
    int weight() {
        return ISO_8859_1.newEncoder().canEncode(text) ? text.length() : 2 * text.length();
    }
}
