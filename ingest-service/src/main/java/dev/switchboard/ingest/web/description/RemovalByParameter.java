package dev.switchboard.ingest.web.description;

import dev.switchboard.model.problem.ProblemKind;
import dev.switchboard.service.openapi.ProblemAnswers;
import io.swagger.v3.oas.annotations.Operation;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Describes the call that removes the contract that a parameter names. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@Operation(
        summary = "Remove a contract whose id a path cannot carry",
        description =
                "As DELETE /contracts/{contract_id}, for ids with a slash and the like, and for"
                        + " those that are paths themselves: history and status.")
@Acknowledged
@ProblemAnswers({
    ProblemKind.INVALID_REQUEST,
    ProblemKind.NOT_ACCEPTABLE,
    ProblemKind.PRECONDITION_FAILED,
    ProblemKind.INVALID_UPDATE,
    ProblemKind.TOO_MANY_REQUESTS,
    ProblemKind.UNAVAILABLE
})
public @interface RemovalByParameter {}
