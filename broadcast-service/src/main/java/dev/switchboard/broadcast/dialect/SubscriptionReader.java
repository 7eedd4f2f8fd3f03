package dev.switchboard.broadcast.dialect;

import dev.switchboard.broadcast.fanout.Filter;
import dev.switchboard.broadcast.fanout.Replay;
import dev.switchboard.broadcast.fanout.SlowPolicy;
import dev.switchboard.broadcast.fanout.SubscriptionRequest;
import dev.switchboard.broadcast.history.HistoryQuery;
import dev.switchboard.model.contract.ContractId;
import dev.switchboard.model.contract.Location;
import dev.switchboard.model.feed.Cursor;
import dev.switchboard.model.problem.ProblemKind;
import dev.switchboard.model.problem.Violation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a client wishes of a subscription, and reports every violation at once. Used for one
 * request.
 */
public final class SubscriptionReader {

    /** How a protocol calls those parameters whose names differ. */
    public enum Names {
        QUERY("contract_id", "location", "max-rate"),
        JSON("contract_ids", "locations", "max_rate");

        private final String contracts;
        private final String locations;
        private final String maxRate;

        Names(String contracts, String locations, String maxRate) {
            this.contracts = contracts;
            this.locations = locations;
            this.maxRate = maxRate;
        }
    }

    /** What reading came to. */
    public sealed interface Result {

        record Valid(SubscriptionRequest request) implements Result {}

        /**
         * @param kind {@code INVALID_CURSOR} when it is only the cursor, else {@code
         *     INVALID_REQUEST}
         */
        record Invalid(ProblemKind kind, String detail, List<Violation> violations)
                implements Result {
            public Invalid {
                violations = List.copyOf(violations);
            }
        }
    }

    private static final int MAX_RATE = 100_000;

    private final Names names;
    private final List<Violation> violations = new ArrayList<>();
    private boolean badCursor;

    private SubscriptionReader(Names names) {
        this.names = names;
    }

    /**
     * Reads wishes.
     *
     * @param renewal how often the protocol says the position
     */
    public static Result read(Wishes wishes, Names names, Duration renewal) {
        return new SubscriptionReader(names).read(wishes, renewal);
    }

    private Result read(Wishes wishes, Duration renewal) {
        Filter filter =
                new Filter(contracts(wishes.contractIds()), locations(wishes.locations()), false);
        Replay replay =
                choice("replay", wishes.replay(), Replay::ofLabel, Replay.labels(), Replay.NONE);
        SlowPolicy slow =
                choice(
                        "slow",
                        wishes.slow(),
                        SlowPolicy::ofLabel,
                        SlowPolicy.labels(),
                        SlowPolicy.CONFLATE);
        int limit =
                number("limit", wishes.limit(), HistoryQuery.MAX_LIMIT, HistoryQuery.DEFAULT_LIMIT);
        int maxRate = number(names.maxRate, wishes.maxRate(), MAX_RATE, 0);
        if (maxRate > 0 && slow != SlowPolicy.CONFLATE) {
            violate(
                    names.maxRate,
                    "conflates, so it does not go with slow=" + slow.label(),
                    wishes.maxRate(),
                    null);
        }
        Cursor since = cursor(wishes.since());
        return violations.isEmpty()
                ? new Result.Valid(
                        new SubscriptionRequest(
                                filter, replay, limit, since, slow, maxRate, renewal))
                : invalid();
    }

    private Result invalid() {
        boolean onlyCursor = badCursor && violations.size() == 1;
        return new Result.Invalid(
                onlyCursor ? ProblemKind.INVALID_CURSOR : ProblemKind.INVALID_REQUEST,
                onlyCursor
                        ? "the cursor is none of ours: subscribe without it, with replay=latest"
                        : "the subscription breaks rules",
                violations);
    }

    private Set<ContractId> contracts(List<String> texts) {
        Set<ContractId> ids = new LinkedHashSet<>();
        for (String text : texts) {
            Optional<String> fault = ContractId.fault(text);
            if (fault.isPresent()) {
                violate(names.contracts, fault.get(), text, null);
            } else {
                ids.add(new ContractId(text));
            }
        }
        return ids;
    }

    private Set<Location> locations(List<String> texts) {
        Set<Location> locations = new LinkedHashSet<>();
        for (String text : texts) {
            Optional<Location> location = Location.ofLabel(text);
            if (location.isEmpty()) {
                violate(
                        names.locations,
                        "must be one of " + String.join(", ", Location.labels()),
                        text,
                        Location.labels());
            }
            location.ifPresent(locations::add);
        }
        return locations;
    }

    private <T> T choice(
            String name,
            @Nullable String text,
            Function<String, Optional<T>> ofLabel,
            List<String> labels,
            T otherwise) {
        if (text == null) {
            return otherwise;
        }
        return ofLabel.apply(text)
                .orElseGet(() -> {
                    violate(name, "must be one of " + String.join(", ", labels), text, labels);
                    return otherwise;
                });
    }

    private int number(String name, @Nullable String text, int max, int otherwise) {
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
        violate(name, "must be a whole number from 1 to " + max, text, null);
        return otherwise;
    }

    private @Nullable Cursor cursor(@Nullable String text) {
        if (text == null) {
            return null;
        }
        Optional<Cursor> cursor = Cursor.parse(text);
        if (cursor.isEmpty()) {
            badCursor = true;
            violate("since", "must be a cursor that this service gave out", text, null);
        }
        return cursor.orElse(null);
    }

    private void violate(
            String name,
            String message,
            @Nullable String rejected,
            @Nullable List<String> allowed) {
        violations.add(new Violation("/" + name, message, rejected, allowed));
    }
}
