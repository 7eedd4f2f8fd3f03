package dev.switchboard.model.contract;

import dev.switchboard.model.json.Json;
import dev.switchboard.model.json.MalformedJsonException;
import dev.switchboard.model.problem.Violation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads updates from JSON and reports every violation at once, as long as there are no more than
 * {@value #MOST_VIOLATIONS}; of the others it says how many there are. Thread-safe.
 *
 * <p>Edges read strictly: a field they don't know is refused by name, so that a typo cannot lose
 * data. Readers of Kafka are lenient: a newer producer must not be dead-lettered by an older
 * reader.
 */
public enum UpdateReader {
    STRICT,
    LENIENT;

    /** Of each update; a small body may break a hundred thousand rules. */
    public static final int MOST_VIOLATIONS = 20;

    /** Reads the UTF-8 bytes of one JSON object. */
    public ParsedUpdate read(byte[] utf8) {
        try {
            return read(Json.read(utf8));
        } catch (MalformedJsonException e) {
            return new ParsedUpdate.Malformed(e.detail());
        }
    }

    /** Reads a JSON value that should be an update. */
    public ParsedUpdate read(JsonNode node) {
        List<Violation> violations = new ArrayList<>();
        if (!node.isObject()) {
            violations.add(
                    Violation.of("", "must be a JSON object with the fields of an update", node));
            return new ParsedUpdate.Invalid(violations);
        }
        ContractId id = contractId(node, violations);
        Location location =
                label(node, "location", Location::ofLabel, Location.labels(), violations);
        ContractStatus status =
                label(node, "status", ContractStatus::ofLabel, ContractStatus.labels(), violations);
        Instant timestamp = timestamp(node, violations);
        if (this == STRICT) {
            refuseUnknownFields(node, violations);
        }
        if (!violations.isEmpty()
                || id == null
                || location == null
                || status == null
                || timestamp == null) {
            return new ParsedUpdate.Invalid(violations);
        }
        return new ParsedUpdate.Valid(new ContractUpdate(id, location, status, timestamp));
    }

    private static @Nullable ContractId contractId(JsonNode node, List<Violation> violations) {
        String text = text(node, "contract_id", violations);
        if (text == null) {
            return null;
        }
        Optional<String> fault = ContractId.fault(text);
        if (fault.isPresent()) {
            violations.add(Violation.of("/contract_id", fault.get(), node.get("contract_id")));
            return null;
        }
        return new ContractId(text);
    }

    private static <T> @Nullable T label(
            JsonNode node,
            String field,
            Function<String, Optional<T>> ofLabel,
            List<String> allowed,
            List<Violation> violations) {
        String text = text(node, field, violations);
        if (text == null) {
            return null;
        }
        Optional<T> value = ofLabel.apply(text);
        if (value.isEmpty()) {
            violations.add(
                    Violation.of(
                                    "/" + field,
                                    "must be one of " + String.join(", ", allowed),
                                    node.get(field))
                            .allowing(allowed));
        }
        return value.orElse(null);
    }

    private static @Nullable Instant timestamp(JsonNode node, List<Violation> violations) {
        String text = text(node, "timestamp", violations);
        if (text == null) {
            return null;
        }
        Optional<Instant> instant = Timestamps.parse(text);
        if (instant.isEmpty()) {
            violations.add(
                    Violation.of("/timestamp", Timestamps.EXPECTATION, node.get("timestamp")));
        }
        return instant.orElse(null);
    }

    private static @Nullable String text(JsonNode node, String field, List<Violation> violations) {
        JsonNode value = node.get(field);
        if (value == null) {
            violations.add(Violation.of("/" + field, "is required", null));
            return null;
        }
        if (!value.isString()) {
            violations.add(Violation.of("/" + field, "must be a string", value));
            return null;
        }
        return value.stringValue();
    }

    private static void refuseUnknownFields(JsonNode node, List<Violation> violations) {
        int untold = 0;
        for (String name : node.propertyNames()) {
            if (ContractUpdate.FIELDS.contains(name)) {
                continue;
            }
            if (violations.size() == MOST_VIOLATIONS) {
                untold++;
            } else {
                violations.add(
                        Violation.of(
                                "/" + Violation.escape(name),
                                "is not a field of an update; the fields are "
                                        + String.join(", ", ContractUpdate.FIELDS),
                                node.get(name)));
            }
        }
        if (untold > 0) {
            violations.add(
                    Violation.of("", "has %,d more fields that are none".formatted(untold), null));
        }
    }
}
