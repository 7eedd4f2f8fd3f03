package dev.switchboard.ingest.web.description;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Describes the parameter {@code first}: the index of the first item of a request, so that many
 * updates can be sent in any number of requests under one idempotency key.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PARAMETER)
@Parameter(
        description =
                "The index of the first item, from 0, which is the default. Items count by key and"
                        + " index: what follows a part that was taken is sent under the same key"
                        + " with the index where that part ended.",
        example = "5120",
        schema =
                @Schema(
                        type = "integer",
                        format = "int64",
                        minimum = "0",
                        maximum = "999999999999999",
                        defaultValue = "0"))
public @interface FirstIndex {

    /** The parameter's name. */
    String NAME = "first";
}
