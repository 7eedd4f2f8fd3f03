package dev.switchboard.ingest.web;

import dev.switchboard.model.problem.ProblemKind;
import dev.switchboard.model.problem.Violation;
import dev.switchboard.service.web.problem.ProblemException;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.StringNode;

/**
 * Describes and reads the parameter {@code first}: the index of the first item of a request, so
 * that many updates can be sent in any number of requests under one idempotency key.
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
@interface FirstIndex {

    /** The parameter's name. */
    String NAME = "first";

    /** Reads it. */
    final class Reader {

        /** Java's own reading takes the digits of all scripts, and signs. */
        private static final Pattern DIGITS = Pattern.compile("[0-9]{1,15}");

        private Reader() {}

        /**
         * The index that was given; 0 where none was.
         *
         * @throws ProblemException when it is no index
         */
        static long of(@Nullable String text) {
            if (text == null || text.isEmpty()) {
                return 0;
            }
            if (DIGITS.matcher(text).matches()) {
                return Long.parseLong(text);
            }
            String fault = "must be a whole number from 0 to 999999999999999";
            throw new ProblemException(
                    ProblemKind.INVALID_REQUEST,
                    NAME + " " + fault,
                    List.of(Violation.of("/" + NAME, fault, StringNode.valueOf(text))));
        }
    }
}
