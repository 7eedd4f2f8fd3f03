package dev.switchboard.broadcast.sse.description;

import dev.switchboard.broadcast.fanout.ReplayMode;
import dev.switchboard.broadcast.fanout.SlowPolicy;
import dev.switchboard.broadcast.feed.HistoryQuery;
import dev.switchboard.broadcast.subscription.FeedNames;
import dev.switchboard.broadcast.subscription.SubscriptionParameter;
import dev.switchboard.model.schema.ContractSchemas;
import dev.switchboard.model.schema.FeedSchemas;
import dev.switchboard.model.schema.Schema;
import dev.switchboard.service.openapi.ApiSchemas;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.parameters.QueryParameter;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.web.method.HandlerMethod;

/** Describes the parameters of a subscription, at the method that bears {@link EventsCall}. */
public final class DescribedParameters implements OperationCustomizer {

    @Override
    public Operation customize(Operation operation, HandlerMethod method) {
        if (method.hasMethodAnnotation(EventsCall.class)) {
            for (SubscriptionParameter parameter : SubscriptionParameter.values()) {
                operation.addParametersItem(
                        new QueryParameter()
                                .name(FeedNames.CONTRACTS.inQuery(parameter))
                                .required(false)
                                .schema(ApiSchemas.toOpenApi(schema(parameter))));
            }
        }
        return operation;
    }

    private static Schema schema(SubscriptionParameter parameter) {
        return switch (parameter) {
            case KEYS ->
                    Schema.array(Schema.ref(ContractSchemas.ID))
                            .describedAs("Only these contracts.");
            case GROUPS ->
                    Schema.array(Schema.ref(ContractSchemas.LOCATION))
                            .describedAs("Only these locations; with contracts, both must hold.");
            case REPLAY ->
                    Schema.label(ReplayMode.labels())
                            .otherwise(ReplayMode.NONE.label())
                            .describedAs(
                                    "What to be told of the past: nothing, the latest of every"
                                            + " contract, or the last changes.");
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
                                            + " reaches: skip to the latest of each contract, send"
                                            + " all of it, or close.");
            case MAX_RATE ->
                    Schema.integer()
                            .between(1, SubscriptionParameter.MAX_RATE_LIMIT)
                            .describedAs("No more messages a second than that, conflated.");
        };
    }
}
