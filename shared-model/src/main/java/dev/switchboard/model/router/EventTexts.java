package dev.switchboard.model.router;

import dev.switchboard.model.json.Json;
import java.io.ByteArrayOutputStream;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** Texts of an event: shortened where others chose their length, and written as JSON. */
final class EventTexts {

    private EventTexts() {}

    /** The text; of a longer one its first so many characters (code points). */
    static String shorten(String text, int most) {
        return text.codePointCount(0, text.length()) > most
                ? text.substring(0, text.offsetByCodePoints(0, most))
                : text;
    }

    static @Nullable String shortenOptional(@Nullable String text, int most) {
        return text == null ? null : shorten(text, most);
    }

    /** A JSON object in UTF-8. */
    static byte[] json(Consumer<JsonGenerator> fields) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(640);
        try (JsonGenerator json = Json.MAPPER.createGenerator(bytes)) {
            json.writeStartObject();
            fields.accept(json);
            json.writeEndObject();
        }
        return bytes.toByteArray();
    }

    /** A property of an object; none where there is no value. */
    static void write(JsonGenerator json, String name, @Nullable String value) {
        if (value != null) {
            json.writeStringProperty(name, value);
        }
    }

    static void write(JsonGenerator json, String name, @Nullable Labelled value) {
        write(json, name, value == null ? null : value.label());
    }
}
