package dev.switchboard.broadcast.sse.description;

import dev.switchboard.broadcast.fanout.ReplayMode;
import dev.switchboard.broadcast.fanout.SlowPolicy;
import dev.switchboard.broadcast.feed.HistoryQuery;
import dev.switchboard.broadcast.subscription.FeedNames;
import dev.switchboard.broadcast.subscription.FeedNames.FilterName;
import dev.switchboard.broadcast.subscription.SubscribableFeed;
import dev.switchboard.broadcast.subscription.SubscriptionParameter;
import dev.switchboard.model.schema.FeedSchemas;
import dev.switchboard.model.schema.Schema;
import dev.switchboard.service.openapi.ApiSchemas;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.parameters.QueryParameter;
import java.util.Objects;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.web.method.HandlerMethod;

/** Describes the parameters of a subscription, at the methods of a {@link FollowedFeed}. */
public final class DescribedParameters implements OperationCustomizer {

    @Override
    public Operation customize(Operation operation, HandlerMethod method) {
        if (method.createWithResolvedBean().getBean() instanceof FollowedFeed followed) {
            SubscribableFeed feed = followed.feed();
            operation.setSummary(
                    "Follow %s live (server-sent events)".formatted(feed.feed().name()));
            for (SubscriptionParameter parameter : feed.names().parameters()) {
                operation.addParametersItem(
                        new QueryParameter()
                                .name(feed.names().inQuery(parameter))
                                .required(false)
                                .schema(ApiSchemas.toOpenApi(schema(feed.names(), parameter))));
            }
        }
        return operation;
    }

    private static Schema filter(FilterName filter, String more) {
        return Schema.array(Schema.ref(filter.schema()))
                .describedAs("Only these %s%s.".formatted(filter.plural(), more));
    }

    private static Schema schema(FeedNames names, SubscriptionParameter parameter) {
        FilterName keys = names.keys();
        FilterName groups = names.groups();
        return switch (parameter) {
            case KEYS -> filter(keys, "");
            case GROUPS ->
                    filter(
                            Objects.requireNonNull(groups),
                            "; with %s, both must hold".formatted(keys.plural()));
            case REPLAY ->
                    Schema.label(ReplayMode.labels())
                            .otherwise(ReplayMode.NONE.label())
                            .describedAs(
                                    "What to be told of the past: nothing, the latest of each %s,"
                                                    .formatted(keys.inQuery())
                                            + " or the last changes.");
            case LIMIT ->
                    Schema.integer()
                            .between(1, HistoryQuery.MAX_LIMIT)
                            .otherwise(HistoryQuery.DEFAULT_LIMIT)
                            .describedAs("How many changes replay=history replays.");
            case SINCE ->
                    // a reference bears no description itself
                    Schema.either(Schema.ref(FeedSchemas.CURSOR))
                            .describedAs(
                                    "Everything since this cursor. Where that can't be had the"
                                            + " whole state follows.");
            case SLOW ->
                    Schema.label(SlowPolicy.labels())
                            .otherwise(SlowPolicy.CONFLATE.label())
                            .describedAs(
                                    "What to do when this subscriber is further behind than memory"
                                            + " reaches: skip to the latest of each %s, send all of"
                                                    .formatted(keys.inQuery())
                                            + " it, or close.");
            case MAX_RATE ->
                    Schema.integer()
                            .between(1, SubscriptionParameter.MAX_RATE_LIMIT)
                            .describedAs("No more messages a second than that, conflated.");
        };
    }
}
