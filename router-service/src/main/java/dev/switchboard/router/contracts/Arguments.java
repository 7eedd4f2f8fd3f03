package dev.switchboard.router.contracts;

import dev.switchboard.model.contract.ContractId;
import dev.switchboard.model.contract.ContractStatus;
import dev.switchboard.model.contract.Location;
import dev.switchboard.model.contract.Timestamps;
import dev.switchboard.model.problem.Excerpt;
import dev.switchboard.router.primitive.CallToolResult;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads the arguments of one call, and gathers everything that is wrong with them, so that a model
 * mends them at once. One thread.
 */
final class Arguments {

    private static final String LABELS = "must be one of %s";

    private final ObjectNode json;
    private final List<String> faults = new ArrayList<>();

    /**
     * @param definition of the tool, whose input schema names the arguments that there are
     */
    Arguments(ObjectNode json, ObjectNode definition) {
        this.json = json;
        JsonNode known = definition.at("/inputSchema/properties");
        for (String name : json.propertyNames()) {
            if (!known.has(name)) {
                faults.add(
                        "there is no argument %s, only %s"
                                .formatted(
                                        Excerpt.of(name),
                                        String.join(", ", known.propertyNames())));
            }
        }
    }

    boolean has(String name) {
        return json.has(name);
    }

    /** A contract id; null where there is none, or no good one. */
    @Nullable ContractId contract(String name) {
        JsonNode value = json.get(name);
        return value == null ? null : contract(name, value);
    }

    /** Contract ids, each once; empty where there are none. */
    Set<ContractId> contracts(String name, int most) {
        Set<ContractId> ids = new LinkedHashSet<>();
        JsonNode list = json.get(name);
        if (list == null) {
            return ids;
        }
        if (!list.isArray() || list.isEmpty() || list.size() > most) {
            fault(name, "must be an array of 1 to %d contract ids".formatted(most), list);
            return ids;
        }
        for (JsonNode value : list) {
            ContractId id = contract(name, value);
            if (id != null) {
                ids.add(id);
            }
        }
        return ids;
    }

    private @Nullable ContractId contract(String name, JsonNode value) {
        String fault =
                value.isString()
                        ? ContractId.fault(value.asString()).orElse(null)
                        : "must be a contract id, a string";
        if (fault != null) {
            fault(name, fault, value);
            return null;
        }
        return new ContractId(value.asString());
    }

    @Nullable Location location(String name) {
        return value(
                name, Location::ofLabel, LABELS.formatted(String.join(", ", Location.labels())));
    }

    @Nullable ContractStatus status(String name) {
        return value(
                name,
                ContractStatus::ofLabel,
                LABELS.formatted(String.join(", ", ContractStatus.labels())));
    }

    @Nullable Instant time(String name) {
        return value(name, Timestamps::parse, Timestamps.EXPECTATION);
    }

    /** A text that is not for people to make up; null where there is none. */
    @Nullable String token(String name, int longest, String expectation) {
        return value(
                name,
                text ->
                        text.isEmpty() || text.length() > longest
                                ? Optional.empty()
                                : Optional.of(text),
                expectation);
    }

    private <T> @Nullable T value(
            String name, Function<String, Optional<T>> reader, String expectation) {
        JsonNode value = json.get(name);
        if (value == null) {
            return null;
        }
        Optional<T> read = value.isString() ? reader.apply(value.asString()) : Optional.empty();
        if (read.isEmpty()) {
            fault(name, expectation, value);
        }
        return read.orElse(null);
    }

    /** A whole number; {@code otherwise} where there is none, or no good one. */
    int number(String name, int least, int most, int otherwise) {
        JsonNode value = json.get(name);
        if (value == null) {
            return otherwise;
        }
        if (value.isIntegralNumber()
                && value.canConvertToInt()
                && value.asInt() >= least
                && value.asInt() <= most) {
            return value.asInt();
        }
        fault(name, "must be a whole number from %d to %d".formatted(least, most), value);
        return otherwise;
    }

    private void fault(String name, String expectation, JsonNode rejected) {
        faults.add("%s %s: %s".formatted(name, expectation, Excerpt.of(rejected.toString())));
    }

    /** Adds what is wrong with several together. */
    void fault(String sentence) {
        faults.add(sentence);
    }

    /** What the call fails with; empty where nothing is wrong. */
    Optional<CallToolResult> refusal() {
        if (faults.isEmpty()) {
            return Optional.empty();
        }
        StringBuilder text =
                new StringBuilder("The arguments are wrong; mend them and call again.");
        faults.forEach(fault -> text.append("\n- ").append(fault));
        return Optional.of(CallToolResult.failed(text.toString()));
    }
}
