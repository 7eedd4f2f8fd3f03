package dev.switchboard.broadcast.dialect;

import dev.switchboard.broadcast.fanout.Filter;
import dev.switchboard.broadcast.fanout.Replay;
import dev.switchboard.broadcast.fanout.SlowPolicy;
import dev.switchboard.broadcast.fanout.SubscriptionRequest;
import dev.switchboard.broadcast.history.HistoryQuery;
import dev.switchboard.model.contract.Location;
import dev.switchboard.model.feed.Cursor;
import dev.switchboard.model.problem.ProblemKind;
import dev.switchboard.model.problem.Violation;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a client wishes of a subscription, and reports every violation at once. Used for one
 * request.
 */
public final class SubscriptionReader {

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

    private final Function<Wish, String> names;
    private final ParameterReader parameters = new ParameterReader();

    private SubscriptionReader(Function<Wish, String> names) {
        this.names = names;
    }

    /**
     * Reads wishes.
     *
     * @param names what the protocol calls them, {@link Wish#inQuery} or {@link Wish#inJson}
     * @param renewal how often the protocol says the position
     */
    public static Result read(Wishes wishes, Function<Wish, String> names, Duration renewal) {
        return new SubscriptionReader(names).read(wishes, renewal);
    }

    private Result read(Wishes wishes, Duration renewal) {
        Filter filter =
                new Filter(
                        parameters.contracts(names.apply(Wish.CONTRACTS), wishes.contractIds()),
                        parameters.labels(
                                names.apply(Wish.LOCATIONS),
                                wishes.locations(),
                                Location::ofLabel,
                                Location.labels()),
                        false);
        Replay replay =
                parameters.label(
                        names.apply(Wish.REPLAY),
                        wishes.replay(),
                        Replay::ofLabel,
                        Replay.labels(),
                        Replay.NONE);
        SlowPolicy slow =
                parameters.label(
                        names.apply(Wish.SLOW),
                        wishes.slow(),
                        SlowPolicy::ofLabel,
                        SlowPolicy.labels(),
                        SlowPolicy.CONFLATE);
        int limit =
                parameters.number(
                        names.apply(Wish.LIMIT),
                        wishes.limit(),
                        HistoryQuery.MAX_LIMIT,
                        HistoryQuery.DEFAULT_LIMIT);
        int maxRate = maxRate(wishes.maxRate(), slow);
        boolean onlyCursor = parameters.violations().isEmpty();
        Cursor since =
                parameters.value(
                        names.apply(Wish.SINCE),
                        wishes.since(),
                        Cursor::parse,
                        "must be a cursor that this service gave out");
        return parameters.violations().isEmpty()
                ? new Result.Valid(
                        new SubscriptionRequest(
                                filter, replay, limit, since, slow, maxRate, renewal))
                : invalid(onlyCursor);
    }

    private Result invalid(boolean onlyCursor) {
        return new Result.Invalid(
                onlyCursor ? ProblemKind.INVALID_CURSOR : ProblemKind.INVALID_REQUEST,
                onlyCursor
                        ? "the cursor is none of ours: subscribe without it, with replay=latest"
                        : "the subscription breaks rules",
                parameters.violations());
    }

    private int maxRate(@Nullable String text, SlowPolicy slow) {
        int rate = parameters.number(names.apply(Wish.MAX_RATE), text, Wish.MAX_RATE_LIMIT, 0);
        if (rate > 0 && slow != SlowPolicy.CONFLATE) {
            parameters.violate(
                    names.apply(Wish.MAX_RATE),
                    "conflates, so it does not go with slow=" + slow.label(),
                    text,
                    null);
        }
        return rate;
    }
}
