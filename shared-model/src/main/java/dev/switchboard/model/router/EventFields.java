package dev.switchboard.model.router;

import dev.switchboard.model.json.Json;
import dev.switchboard.model.json.MalformedJsonException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The fields of an event's JSON. One that is {@code null} counts as absent, and nobody asks for
 * those that are unknown.
 */
final class EventFields {

    private static final double MICROS_A_MILLISECOND = 1000;
    private static final double LONGEST_MILLIS = Duration.ofDays(1000).toMillis();

    private final JsonNode event;

    private EventFields(JsonNode event) {
        this.event = event;
    }

    /** Makes an event of its fields; those that contradict its rules are illegal arguments. */
    interface Reading<T> {
        T of(EventFields fields) throws UnreadableEventException;
    }

    static <T> T read(byte[] utf8, Reading<T> reading) throws UnreadableEventException {
        try {
            JsonNode event = Json.read(utf8);
            if (!event.isObject()) {
                throw new UnreadableEventException("not a JSON object");
            }
            return reading.of(new EventFields(event));
        } catch (MalformedJsonException e) {
            throw new UnreadableEventException(e.detail());
        } catch (IllegalArgumentException e) {
            throw new UnreadableEventException(String.valueOf(e.getMessage()));
        }
    }

    String text(String name) throws UnreadableEventException {
        return required(name, optionalText(name));
    }

    @Nullable String optionalText(String name) throws UnreadableEventException {
        JsonNode value = value(name);
        if (value != null && !value.isString()) {
            throw fault(name, "must be a string");
        }
        return value == null ? null : value.stringValue();
    }

    ServerName server() throws UnreadableEventException {
        return new ServerName(text("server"));
    }

    <E extends Enum<E> & Labelled> E label(String name, Class<E> type)
            throws UnreadableEventException {
        return required(name, optionalLabel(name, type));
    }

    <E extends Enum<E> & Labelled> @Nullable E optionalLabel(String name, Class<E> type)
            throws UnreadableEventException {
        String label = optionalText(name);
        if (label == null) {
            return null;
        }
        return Labelled.ofLabel(type, label)
                .orElseThrow(() ->
                        fault(name, "must be one of " + String.join(", ", Labelled.labels(type))));
    }

    Instant time(String name) throws UnreadableEventException {
        try {
            return Instant.parse(text(name));
        } catch (DateTimeParseException e) {
            throw fault(name, "must be an ISO 8601 instant");
        }
    }

    UUID uuid(String name) throws UnreadableEventException {
        try {
            return UUID.fromString(text(name));
        } catch (IllegalArgumentException e) {
            throw fault(name, "must be a UUID");
        }
    }

    Duration millis(String name) throws UnreadableEventException {
        JsonNode value = required(name, value(name));
        double millis = value.isNumber() ? value.doubleValue() : -1;
        if (!(millis >= 0 && millis <= LONGEST_MILLIS)) {
            throw fault(name, "must be a number of milliseconds");
        }
        return Duration.ofNanos(Math.round(millis * MICROS_A_MILLISECOND) * 1000);
    }

    long count(String name) throws UnreadableEventException {
        JsonNode value = required(name, value(name));
        if (!value.canConvertToLong() || !value.isIntegralNumber()) {
            throw fault(name, "must be a whole number");
        }
        return value.longValue();
    }

    @Nullable Integer optionalInteger(String name) throws UnreadableEventException {
        JsonNode value = value(name);
        if (value != null && !(value.isIntegralNumber() && value.canConvertToInt())) {
            throw fault(name, "must be a whole number");
        }
        return value == null ? null : value.intValue();
    }

    @Nullable JsonNode value(String name) {
        JsonNode value = event.get(name);
        return value == null || value.isNull() ? null : value;
    }

    /** Milliseconds with three decimals, as they are written. */
    static BigDecimal toMillis(Duration duration) {
        return BigDecimal.valueOf(duration.toNanos() / 1000, 3);
    }

    private static <T> T required(String name, @Nullable T value) throws UnreadableEventException {
        if (value == null) {
            throw fault(name, "is required");
        }
        return value;
    }

    private static UnreadableEventException fault(String name, String fault) {
        return new UnreadableEventException(name + " " + fault);
    }
}
