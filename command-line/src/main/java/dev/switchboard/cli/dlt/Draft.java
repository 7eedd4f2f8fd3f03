package dev.switchboard.cli.dlt;

import dev.switchboard.model.contract.ContractId;
import org.apache.kafka.clients.producer.ProducerRecord;

/** What a dead letter comes to when it is to be sent again. */
sealed interface Draft {

    /** A record of contract.updates that the keeper will take, as far as that can be known. */
    record Ready(
            DeadLetterPosition letter, ContractId contract, ProducerRecord<byte[], byte[]> update)
            implements Draft {}

    /** The keeper would refuse it again. */
    record Unfit(DeadLetterPosition letter, String why) implements Draft {}
}
