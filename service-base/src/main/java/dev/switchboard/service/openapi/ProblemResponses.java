package dev.switchboard.service.openapi;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.switchboard.model.problem.Problem;
import dev.switchboard.model.problem.ProblemKind;
import dev.switchboard.model.schema.ProblemSchemas;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.examples.Example;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import java.util.List;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.http.HttpStatus;
import org.springframework.web.method.HandlerMethod;

/** Describes the problems that {@link ProblemAnswers} names, and those that every call may meet. */
final class ProblemResponses implements OperationCustomizer {

    private static final List<ProblemKind> EVERY_CALL =
            List.of(ProblemKind.FORBIDDEN, ProblemKind.INTERNAL_ERROR);

    private static final List<ProblemKind> TELL_WHEN_TO_RETURN =
            List.of(ProblemKind.UNAVAILABLE, ProblemKind.TOO_MANY_REQUESTS);

    @Override
    public Operation customize(Operation operation, HandlerMethod method) {
        ProblemAnswers named = method.getMethodAnnotation(ProblemAnswers.class);
        if (named != null) {
            for (ProblemKind kind : named.value()) {
                add(operation.getResponses(), kind);
            }
        }
        EVERY_CALL.forEach(kind -> add(operation.getResponses(), kind));
        return operation;
    }

    private static void add(ApiResponses responses, ProblemKind kind) {
        responses
                .computeIfAbsent(Integer.toString(kind.status()), _ -> response(kind))
                .getContent()
                .computeIfAbsent(Problem.MEDIA_TYPE, _ -> body())
                .addExamples(kind.code(), example(kind));
    }

    private static ApiResponse response(ProblemKind kind) {
        ApiResponse response = new ApiResponse().description(reason(kind)).content(new Content());
        if (TELL_WHEN_TO_RETURN.contains(kind)) {
            response.addHeaderObject("Retry-After", retryAfter());
        }
        return response;
    }

    private static String reason(ProblemKind kind) {
        return HttpStatus.valueOf(kind.status()).getReasonPhrase();
    }

    private static MediaType body() {
        return new MediaType().schema(new Schema<>().$ref(ProblemSchemas.PROBLEM));
    }

    private static Header retryAfter() {
        return new Header()
                .description("seconds to wait before trying again")
                .schema(new Schema<>().$ref(ApiSchemas.SECONDS));
    }

    private static Example example(ProblemKind kind) {
        try {
            return new Example()
                    .summary(kind.title())
                    .value(Json31.mapper().readTree(ProblemExamples.json(kind)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("our own JSON", e);
        }
    }
}
