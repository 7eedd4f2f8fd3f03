package dev.switchboard.ingest.web;

import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import java.util.List;

/**
 * What came of many updates; {@code accepted + refused} is how many there were.
 *
 * @param refusals the first {@value #LISTED} of the refused, in the order of their indexes
 */
@Schema(description = "What came of many updates.")
record BatchOutcome(
        @Schema(description = "Acknowledged by Kafka.", requiredMode = RequiredMode.REQUIRED)
                int accepted,
        @Schema(
                        description = "Not accepted, whether listed or not.",
                        requiredMode = RequiredMode.REQUIRED)
                int refused,
        @Schema(
                        description = "The first 1,000 of the refused.",
                        requiredMode = RequiredMode.REQUIRED)
                List<Refusal> refusals) {

    static final int LISTED = 1_000;

    BatchOutcome {
        refusals = List.copyOf(refusals);
    }
}
