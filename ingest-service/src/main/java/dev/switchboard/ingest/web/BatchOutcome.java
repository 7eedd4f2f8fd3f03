package dev.switchboard.ingest.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of many updates; {@code accepted + refused} is how many were read.
 *
 * @param refusals the first {@value #LISTED} of the refused, in the order of their indexes; fewer
 *     where they fill a megabyte
 * @param unread where a stream was not read to its end; null and left out where it was
 */
@Schema(description = "What came of many updates.")
record BatchOutcome(
        @Schema(description = "Acknowledged by Kafka.", requiredMode = RequiredMode.REQUIRED)
                long accepted,
        @Schema(
                        description = "Not accepted, whether listed or not.",
                        requiredMode = RequiredMode.REQUIRED)
                long refused,
        @Schema(
                        description = "The first 1,000 of the refused, or 1 MB of them.",
                        requiredMode = RequiredMode.REQUIRED)
                List<Refusal> refusals,
        @Schema(description = "Only where a stream was not read to its end.")
                @JsonInclude(JsonInclude.Include.NON_NULL)
                @Nullable Unread unread) {

    static final int LISTED = 1_000;

    BatchOutcome {
        refusals = List.copyOf(refusals);
    }
}
