package dev.switchboard.broadcast.sse;

import dev.switchboard.broadcast.dialect.SubscriptionParameter;
import dev.switchboard.service.openapi.ApiSchemas;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.parameters.QueryParameter;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.web.method.HandlerMethod;

/** Describes the parameters of {@code /events}. */
final class DescribedParameters implements OperationCustomizer {

    @Override
    public Operation customize(Operation operation, HandlerMethod method) {
        if (method.getBeanType() == EventsController.class) {
            for (SubscriptionParameter subscriptionParameter : SubscriptionParameter.values()) {
                operation.addParametersItem(parameter(subscriptionParameter));
            }
        }
        return operation;
    }

    private static Parameter parameter(SubscriptionParameter subscriptionParameter) {
        return new QueryParameter()
                .name(subscriptionParameter.inQuery())
                .required(false)
                .schema(ApiSchemas.toOpenApi(subscriptionParameter.parameter()));
    }
}
