package dev.switchboard.broadcast.sse;

import dev.switchboard.broadcast.dialect.Wish;
import dev.switchboard.model.schema.Schema;
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
        Schema schema = wish.isRepeatable() ? Schema.array(wish.schema()) : wish.schema();
        return new QueryParameter()
                .name(wish.inQuery())
                .description(wish.meaning())
                .required(false)
                .schema(ApiSchemas.toOpenApi(schema));
    }
}
