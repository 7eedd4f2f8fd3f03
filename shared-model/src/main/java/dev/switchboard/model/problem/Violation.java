package dev.switchboard.model.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One broken rule.
 *
 * @param pointer where, as a JSON Pointer (RFC 6901); empty for the whole body
 * @param message what must hold, worded to follow the field's name
 * @param rejected the offending value, shortened where long; null when there was none
 * @param allowed the values that would do, where they can be listed; else null
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Violation(
        String pointer, String message, @Nullable Object rejected, @Nullable List<String> allowed) {

    private static final int LONGEST_REJECTED = 100;

    /** A violation by a JSON value, or by its absence (null). */
    public static Violation of(String pointer, String message, @Nullable JsonNode rejected) {
        return new Violation(pointer, message, rejected == null ? null : shorten(rejected), null);
    }

    /** What is wrong in a sentence, the field first. */
    public String inWords() {
        return (pointer + " " + message).substring(1).strip();
    }

    /** The same violation with the values that would do. */
    public Violation allowing(List<String> values) {
        return new Violation(pointer, message, rejected, List.copyOf(values));
    }

    /** The same violation seen from a document that holds this one at {@code prefix}. */
    public Violation under(String prefix) {
        return new Violation(prefix + pointer, message, rejected, allowed);
    }

    /** A field name as a reference token of a JSON Pointer. */
    public static String escape(String fieldName) {
        return shorten(fieldName).replace("~", "~0").replace("/", "~1");
    }

    private static Object shorten(JsonNode value) {
        if (value.isString()) {
            return shorten(value.stringValue());
        }
        String json = value.toString();
        return json.length() > LONGEST_REJECTED ? shorten(json) : value;
    }

    private static String shorten(String text) {
        return text.length() > LONGEST_REJECTED
                ? text.substring(0, text.offsetByCodePoints(0, LONGEST_REJECTED / 2)) + "…"
                : text;
    }
}
