package dev.switchboard.model.contract;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Bodies of updates, right but for what a test changes. */
final class Body {

    private Body() {}

    /** A right one, with the JSON text {@code value} in place of that field's. */
    static byte[] with(String field, String value) {
        Map<String, String> fields = right();
        fields.put(field, value);
        return of(fields);
    }

    /** A right one without that field. */
    static byte[] without(String field) {
        Map<String, String> fields = right();
        fields.remove(field);
        return of(fields);
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] of(Map<String, String> fields) {
        return bytes(
                fields.entrySet().stream()
                        .map(field -> "\"%s\": %s".formatted(field.getKey(), field.getValue()))
                        .collect(Collectors.joining(", ", "{", "}")));
    }

    private static Map<String, String> right() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("contract_id", "\"c-42\"");
        fields.put("location", "\"Chennai\"");
        fields.put("status", "\"active\"");
        fields.put("timestamp", "\"2024-01-01T12:00:00\"");
        return fields;
    }
}
