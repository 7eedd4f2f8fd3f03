package dev.switchboard.ingest.web.description;

import dev.switchboard.admission.service.AdmissionSchemas;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Describes the header {@code Idempotency-Key}. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PARAMETER)
@Parameter(
        description =
                "Repeats under the same key are acknowledged, but history and subscribers see the"
                        + " first only. 1 to 128 printable ASCII characters. Scoped by operation;"
                        + " each item of many counts as key and index.",
        example = "import-2024-01-01",
        schema = @Schema(ref = AdmissionSchemas.IDEMPOTENCY_KEY))
public @interface IdempotencyKey {

    /** The header's name. */
    String HEADER = "Idempotency-Key";
}
