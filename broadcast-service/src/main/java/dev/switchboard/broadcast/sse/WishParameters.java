package dev.switchboard.broadcast.sse;

import dev.switchboard.broadcast.dialect.Wish;
import dev.switchboard.service.api.ApiSchemas;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.parameters.QueryParameter;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.web.method.HandlerMethod;

/** Describes what a client of {@code /events} can wish. */
final class WishParameters implements OperationCustomizer {

    @Override
    public Operation customize(Operation operation, HandlerMethod method) {
        if (method.getBeanType() == EventsController.class) {
            for (Wish wish : Wish.values()) {
                operation.addParametersItem(parameter(wish));
            }
        }
        return operation;
    }

    private static Parameter parameter(Wish wish) {
        return new QueryParameter()
                .name(wish.inQuery())
                .required(false)
                .schema(ApiSchemas.toOpenApi(wish.parameter()));
    }
}
