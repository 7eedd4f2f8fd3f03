package dev.switchboard.broadcast.socket;

import dev.switchboard.admission.Sender;
import dev.switchboard.broadcast.dialect.HistoryParameters;
import dev.switchboard.broadcast.dialect.Wishes;
import dev.switchboard.broadcast.history.HistoryQuery;
import dev.switchboard.model.problem.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads the fields of a command; what is asked for is null where there are {@link #violations}.
 * Fields that a command does not have are refused by name.
 */
final class CommandFields {

    private final JsonNode command;
    private final List<Violation> violations = new ArrayList<>();

    CommandFields(JsonNode command) {
        this.command = command;
    }

    List<Violation> violations() {
        return violations;
    }

    /** Whether there are none, for commands that take none. */
    boolean areNone() {
        allow(Set.of());
        return violations.isEmpty();
    }

    @Nullable HistoryQuery history() {
        allow(Set.of("limit", "contract_id", "location", "before"));
        HistoryParameters reader = new HistoryParameters();
        HistoryQuery query =
                new HistoryQuery(
                        reader.limit(text("limit")),
                        reader.wanted(texts("contract_id"), texts("location"), List.of()),
                        Long.MIN_VALUE,
                        Long.MAX_VALUE,
                        reader.before(text("before")));
        violations.addAll(reader.violations());
        return violations.isEmpty() ? query : null;
    }

    @Nullable Wishes wishes() {
        allow(Set.of("contract_ids", "locations", "replay", "limit", "since", "slow", "max_rate"));
        Wishes wishes =
                new Wishes(
                        texts("contract_ids"),
                        texts("locations"),
                        text("replay"),
                        text("limit"),
                        text("since"),
                        text("slow"),
                        text("max_rate"));
        return violations.isEmpty() ? wishes : null;
    }

    @Nullable JsonNode data() {
        allow(Set.of("data", "idempotency_key"));
        JsonNode data = command.get("data");
        if (data == null) {
            violations.add(Violation.of("/data", "is required: the update", null));
        }
        JsonNode given = command.get("idempotency_key");
        String key = text("idempotency_key");
        if (given != null && !given.isString() && !given.isNull()) {
            violations.add(Violation.of("/idempotency_key", "must be a string", given));
        } else if (key != null) {
            Sender.keyFault(key)
                    .ifPresent(fault ->
                            violations.add(
                                    Violation.of(
                                            "/idempotency_key",
                                            fault,
                                            command.get("idempotency_key"))));
        }
        return violations.isEmpty() ? data : null;
    }

    @Nullable String idempotencyKey() {
        return text("idempotency_key");
    }

    private void allow(Set<String> fields) {
        for (String name : command.propertyNames()) {
            if (!fields.contains(name) && !name.equals("type") && !name.equals("request_id")) {
                violations.add(
                        Violation.of(
                                "/" + Violation.escape(name),
                                "is not a field of this command",
                                command.get(name)));
            }
        }
    }

    private @Nullable String text(String name) {
        JsonNode value = command.get(name);
        if (value == null || value.isNull()) {
            return null;
        }
        if (value.isString()) {
            return value.stringValue();
        }
        return value.toString();
    }

    /** One text or an array of them. */
    private List<String> texts(String name) {
        JsonNode value = command.get(name);
        if (value == null || value.isNull()) {
            return List.of();
        }
        List<String> texts = new ArrayList<>();
        for (JsonNode item : value.isArray() ? value : List.of(value)) {
            if (item.isString()) {
                texts.add(item.stringValue());
            } else {
                violations.add(
                        Violation.of("/" + name, "must be a string or an array of strings", item));
            }
        }
        return texts;
    }
}
