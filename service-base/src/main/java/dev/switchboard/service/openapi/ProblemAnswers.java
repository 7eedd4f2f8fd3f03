package dev.switchboard.service.openapi;

import dev.switchboard.model.problem.ProblemKind;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The problems that a controller's method may answer with, on the method or on an annotation that
 * describes it. Each is described in OpenAPI with its status, the schema of problems and an
 * example.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
public @interface ProblemAnswers {

    /** Beside {@code FORBIDDEN} and {@code INTERNAL_ERROR}, which every call may meet. */
    ProblemKind[] value();
}
