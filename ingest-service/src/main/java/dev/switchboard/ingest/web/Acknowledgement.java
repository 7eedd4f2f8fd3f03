package dev.switchboard.ingest.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.switchboard.admission.Admission.Accepted;
import io.swagger.v3.oas.annotations.media.Schema;

/**
 * Kafka has it.
 *
 * @param messageId under which subscribers will get the message, such as {@code contracts-0-1532}
 */
@Schema(description = "Kafka has it: it will reach every subscriber.")
record Acknowledgement(
        @Schema(ref = "#/components/schemas/ContractId") @JsonProperty("contract_id")
                String contractId,
        @Schema(
                        description =
                                "The message's id on every protocol: feed, partition and offset.",
                        examples = "contracts-0-1532")
                @JsonProperty("message_id")
                String messageId) {

    static Acknowledgement of(Accepted accepted) {
        return new Acknowledgement(accepted.contractId().value(), accepted.messageId().toString());
    }
}
