package dev.switchboard.ingest.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.switchboard.admission.Admission.Accepted;
import dev.switchboard.model.schema.ContractSchemas;
import dev.switchboard.model.schema.FeedSchemas;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;

/**
 * Kafka has it.
 *
 * @param messageId under which subscribers will get the message, such as {@code contracts-0-1532}
 */
@Schema(description = "Kafka has it: it will reach every subscriber.")
record Acknowledgement(
        @Schema(ref = ContractSchemas.ID, requiredMode = RequiredMode.REQUIRED)
                @JsonProperty("contract_id")
                String contractId,
        @Schema(ref = FeedSchemas.MESSAGE_ID, requiredMode = RequiredMode.REQUIRED)
                @JsonProperty("message_id")
                String messageId) {

    static Acknowledgement of(Accepted accepted) {
        return new Acknowledgement(accepted.contractId().value(), accepted.messageId().toString());
    }
}
