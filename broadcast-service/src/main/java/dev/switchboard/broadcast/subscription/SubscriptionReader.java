package dev.switchboard.broadcast.subscription;

import dev.switchboard.broadcast.fanout.Filter;
import dev.switchboard.broadcast.fanout.ReplayMode;
import dev.switchboard.broadcast.fanout.SlowPolicy;
import dev.switchboard.broadcast.fanout.SubscriptionRequest;
import dev.switchboard.broadcast.feed.HistoryQuery;
import dev.switchboard.broadcast.subscription.FeedNames.FilterName;
import dev.switchboard.model.feed.Cursor;
import dev.switchboard.model.problem.ProblemKind;
import dev.switchboard.model.problem.Violation;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Checks the parameters of a subscription, and reports every violation at once. Used for one
 * request.
 */
public final class SubscriptionReader {

    /** The result of reading. */
    public sealed interface Result {

        record Valid(SubscriptionRequest request) implements Result {}

        /**
         * @param kind {@code INVALID_CURSOR} if only the cursor is wrong, else {@code
         *     INVALID_REQUEST}
         */
        record Invalid(ProblemKind kind, String detail, List<Violation> violations)
                implements Result {
            public Invalid {
                violations = List.copyOf(violations);
            }
        }
    }

    private final FeedNames feed;
    private final Function<SubscriptionParameter, String> names;
    private final ParameterReader parameters = new ParameterReader();

    private SubscriptionReader(FeedNames feed, Function<SubscriptionParameter, String> names) {
        this.feed = feed;
        this.names = names;
    }

    /**
     * Checks the parameters of a query, or of headers.
     *
     * @param renewal how often the protocol sends the position
     */
    public static Result ofQuery(FeedNames feed, SubscriptionParameters asked, Duration renewal) {
        return new SubscriptionReader(feed, feed::inQuery).read(asked, renewal);
    }

    /** The same for parameters in a JSON object. */
    public static Result ofJson(FeedNames feed, SubscriptionParameters asked, Duration renewal) {
        return new SubscriptionReader(feed, feed::inJson).read(asked, renewal);
    }

    private Filter filter(SubscriptionParameters asked) {
        Set<String> keys =
                parameters.values(
                        names.apply(SubscriptionParameter.KEYS), asked.keys(), feed.keys());
        FilterName groups = feed.groups();
        return groups == null
                ? new Filter(keys, Set.of(), false)
                : new Filter(
                        keys,
                        parameters.values(
                                names.apply(SubscriptionParameter.GROUPS), asked.groups(), groups),
                        false);
    }

    private Result read(SubscriptionParameters asked, Duration renewal) {
        Filter filter = filter(asked);
        ReplayMode replay =
                parameters.label(
                        names.apply(SubscriptionParameter.REPLAY),
                        asked.replay(),
                        ReplayMode::ofLabel,
                        ReplayMode.labels(),
                        ReplayMode.NONE);
        SlowPolicy slow =
                parameters.label(
                        names.apply(SubscriptionParameter.SLOW),
                        asked.slow(),
                        SlowPolicy::ofLabel,
                        SlowPolicy.labels(),
                        SlowPolicy.CONFLATE);
        int limit =
                parameters.number(
                        names.apply(SubscriptionParameter.LIMIT),
                        asked.limit(),
                        HistoryQuery.MAX_LIMIT,
                        HistoryQuery.DEFAULT_LIMIT);
        int maxRate = maxRate(asked.maxRate(), slow);
        boolean onlyCursor = parameters.violations().isEmpty();
        Cursor since =
                parameters.value(
                        names.apply(SubscriptionParameter.SINCE),
                        asked.since(),
                        Cursor::parse,
                        "must be a cursor from this service");
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
                        ? "the cursor is invalid: subscribe without it, with replay=latest"
                        : "the subscription breaks rules",
                parameters.violations());
    }

    private int maxRate(@Nullable String text, SlowPolicy slow) {
        int rate =
                parameters.number(
                        names.apply(SubscriptionParameter.MAX_RATE),
                        text,
                        SubscriptionParameter.MAX_RATE_LIMIT,
                        0);
        if (rate > 0 && slow != SlowPolicy.CONFLATE) {
            parameters.violate(
                    names.apply(SubscriptionParameter.MAX_RATE),
                    "conflates, so it does not go with slow=" + slow.label(),
                    text,
                    null);
        }
        return rate;
    }
}
