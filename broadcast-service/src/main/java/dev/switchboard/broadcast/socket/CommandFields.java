package dev.switchboard.broadcast.socket;

import dev.switchboard.admission.SenderIdentity;
import dev.switchboard.broadcast.feed.HistoryQuery;
import dev.switchboard.broadcast.history.ContractChange;
import dev.switchboard.broadcast.subscription.FeedNames;
import dev.switchboard.broadcast.subscription.HistoryParameters;
import dev.switchboard.broadcast.subscription.SubscriptionParameter;
import dev.switchboard.broadcast.subscription.SubscriptionParameters;
import dev.switchboard.model.contract.UpdateReader;
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

    private static final Set<String> OF_ALL = Set.of("type", "request_id");

    private final Command asked;
    private final FeedNames names;
    private final JsonNode command;
    private final List<Violation> violations = new ArrayList<>();

    CommandFields(Command asked, FeedNames names, JsonNode command) {
        this.asked = asked;
        this.names = names;
        this.command = command;
        refuseOthers();
    }

    List<Violation> violations() {
        return violations;
    }

    /** Whether the command has none that it can't have. */
    boolean areKnown() {
        return violations.isEmpty();
    }

    @Nullable HistoryQuery<ContractChange> history() {
        HistoryParameters reader = new HistoryParameters();
        HistoryQuery<ContractChange> query =
                new HistoryQuery<>(
                        reader.limit(number("limit")),
                        reader.wanted(texts("contract_id"), texts("location"), List.of()),
                        Long.MIN_VALUE,
                        Long.MAX_VALUE,
                        reader.before(text("before")));
        violations.addAll(reader.violations());
        return violations.isEmpty() ? query : null;
    }

    @Nullable SubscriptionParameters parameters() {
        SubscriptionParameters parameters =
                new SubscriptionParameters(
                        texts(names.inJson(SubscriptionParameter.KEYS)),
                        names.groups() == null
                                ? List.of()
                                : texts(names.inJson(SubscriptionParameter.GROUPS)),
                        text(SubscriptionParameter.REPLAY.inJson()),
                        number(SubscriptionParameter.LIMIT.inJson()),
                        text(SubscriptionParameter.SINCE.inJson()),
                        text(SubscriptionParameter.SLOW.inJson()),
                        number(SubscriptionParameter.MAX_RATE.inJson()));
        return violations.isEmpty() ? parameters : null;
    }

    @Nullable JsonNode data() {
        JsonNode data = command.get("data");
        if (data == null) {
            violations.add(Violation.of("/data", "is required: the update", null));
        }
        JsonNode given = command.get("idempotency_key");
        String key = text("idempotency_key");
        if (given != null && !given.isString() && !given.isNull()) {
            violations.add(Violation.of("/idempotency_key", "must be a string", given));
        } else if (key != null) {
            SenderIdentity.keyFault(key)
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

    private void refuseOthers() {
        for (String name : command.propertyNames()) {
            if (!asked.fields(names).contains(name) && !OF_ALL.contains(name)) {
                violate(
                        Violation.of(
                                "/" + Violation.escape(name),
                                "is not a field of this command",
                                command.get(name)));
            }
        }
    }

    private void violate(Violation violation) {
        if (violations.size() < UpdateReader.MOST_VIOLATIONS) {
            violations.add(violation);
        }
    }

    private @Nullable String text(String name) {
        JsonNode value = command.get(name);
        if (value == null || value.isNull()) {
            return null;
        }
        return value.isString() ? value.stringValue() : value.toString();
    }

    /** To JSON Schema 5.0 is an integer, too. */
    private @Nullable String number(String name) {
        JsonNode value = command.path(name);
        double number = value.isFloatingPointNumber() ? value.doubleValue() : Double.NaN;
        return number == Math.rint(number) && Math.abs(number) <= Integer.MAX_VALUE
                ? Integer.toString((int) number)
                : text(name);
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
                violate(Violation.of("/" + name, "must be a string or an array of strings", item));
            }
        }
        return texts;
    }
}
