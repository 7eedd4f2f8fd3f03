package dev.switchboard.broadcast.dialect;

import dev.switchboard.broadcast.history.Change;
import dev.switchboard.broadcast.history.HistoryPosition;
import dev.switchboard.broadcast.history.HistoryQuery;
import dev.switchboard.model.contract.ContractStatus;
import dev.switchboard.model.contract.Location;
import dev.switchboard.model.contract.Timestamps;
import dev.switchboard.model.problem.Violation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a client asks of the history, and gathers every violation. Used for one request, by
 * one thread.
 */
public final class HistoryReader {

    private final List<Violation> violations = new ArrayList<>();

    /** What was wrong with what was read so far. */
    public List<Violation> violations() {
        return violations;
    }

    /** A whole number from 1 to {@code max}; {@code otherwise} where there is none. */
    public int limit(@Nullable String text, int max, int otherwise) {
        if (text == null) {
            return otherwise;
        }
        try {
            int number = Integer.parseInt(text);
            if (number >= 1 && number <= max) {
                return number;
            }
        } catch (NumberFormatException e) {
            // said below, as for a number out of range
        }
        violate("limit", "must be a whole number from 1 to " + max, text, null);
        return otherwise;
    }

    /**
     * Which changes are of these contracts, locations and statuses; an empty list is no bound. A
     * removal is where the contract was, and has no status.
     */
    public Predicate<Change> wanted(
            List<String> contracts, List<String> locations, List<String> statuses) {
        Set<String> ids = Set.copyOf(contracts);
        Set<Location> at = labels("location", locations, Location::ofLabel, Location.labels());
        Set<ContractStatus> as =
                labels("status", statuses, ContractStatus::ofLabel, ContractStatus.labels());
        return change ->
                (ids.isEmpty() || ids.contains(change.contractId().value()))
                        && (at.isEmpty() || isAt(change, at))
                        && (as.isEmpty()
                                || (change.status() != null && as.contains(change.status())));
    }

    /** A time in milliseconds since 1970; {@code otherwise} where there is none. */
    public long time(String name, @Nullable String text, long otherwise) {
        if (text == null) {
            return otherwise;
        }
        Optional<Instant> instant = Timestamps.parse(text);
        if (instant.isEmpty()) {
            violate(name, Timestamps.EXPECTATION, text, null);
        }
        return instant.map(Instant::toEpochMilli).orElse(otherwise);
    }

    /** The place that a page before it ended at. */
    public @Nullable HistoryPosition before(@Nullable String text) {
        if (text == null) {
            return null;
        }
        Optional<HistoryPosition> position = HistoryPosition.parse(text);
        if (position.isEmpty()) {
            violate("before", "must be the next of an earlier page", text, null);
        }
        return position.orElse(null);
    }

    /** The query; ask for {@link #violations} first. */
    public HistoryQuery query(
            int limit, Predicate<Change> wanted, long from, long to, @Nullable String before) {
        return new HistoryQuery(limit, wanted, from, to, before(before));
    }

    private static boolean isAt(Change change, Set<Location> locations) {
        Location at = change.isRemoval() ? change.was() : change.location();
        return at != null && locations.contains(at);
    }

    private <T> Set<T> labels(
            String name,
            List<String> texts,
            Function<String, Optional<T>> ofLabel,
            List<String> allowed) {
        return texts.stream()
                .map(text -> {
                    Optional<T> value = ofLabel.apply(text);
                    if (value.isEmpty()) {
                        violate(
                                name,
                                "must be one of " + String.join(", ", allowed),
                                text,
                                allowed);
                    }
                    return value;
                })
                .flatMap(Optional::stream)
                .collect(Collectors.toSet());
    }

    private void violate(
            String name, String message, String rejected, @Nullable List<String> allowed) {
        violations.add(new Violation("/" + name, message, rejected, allowed));
    }
}
