package dev.switchboard.ingest.web.description;

import dev.switchboard.model.problem.ProblemKind;
import dev.switchboard.service.openapi.ProblemAnswers;
import io.swagger.v3.oas.annotations.Operation;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Describes the call that removes the contract of a path. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@Operation(
        summary = "Remove a contract",
        description = "Subscribers get contract_removed. Removing what is unknown is no error.")
@Acknowledged
@ProblemAnswers({
    ProblemKind.INVALID_REQUEST,
    ProblemKind.NOT_ACCEPTABLE,
    ProblemKind.PRECONDITION_FAILED,
    ProblemKind.INVALID_UPDATE,
    ProblemKind.TOO_MANY_REQUESTS,
    ProblemKind.UNAVAILABLE
})
public @interface RemovalByPath {}
