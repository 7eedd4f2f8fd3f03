package dev.switchboard.stack.foreign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.stack.foreign.producer.Batch;
import dev.switchboard.stack.foreign.producer.ForeignProducer;
import dev.switchboard.stack.foreign.producer.ForeignRecord;
import dev.switchboard.stack.foreign.producer.KafkaJs;
import dev.switchboard.stack.foreign.producer.Kcat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A producer that sends again what it is not sure of does no harm, if it gives the same key. */
class IdempotencyTest extends ForeignTest {

    private static final String KEY = "idempotency-key";

    private final String contract = newContract();
    private final String key = "key of " + contract;

    @ParameterizedTest
    @MethodSource("all")
    void the_same_under_the_same_key_is_kept_once(ForeignProducer producer) throws Exception {
        ForeignRecord inOtherWords =
                ForeignRecord.of(
                        contract,
                        """
                        {"timestamp": "2024-01-01T13:00:00+01:00", "contract_id": "%s",   \
                        "more": 1, "status": "active", "location": "Chennai"}\
                        """
                                .formatted(contract));
        say(
                producer,
                Batch.of(
                                ForeignRecord.update(contract),
                                ForeignRecord.update(contract),
                                inOtherWords)
                        .with(KEY, key));
        say(producer, Batch.of(ForeignRecord.update(contract)).with(KEY, key));

        awaitOutcomes(
                contract + ": kept",
                contract + ": dropped",
                contract + ": dropped",
                contract + ": dropped");
    }

    @ParameterizedTest
    @MethodSource("all")
    void something_else_under_the_same_key_is_a_dead_letter(ForeignProducer producer)
            throws Exception {
        say(
                producer,
                Batch.of(
                                ForeignRecord.update(contract),
                                ForeignRecord.update(contract, "Mumbai"),
                                ForeignRecord.removal(contract))
                        .with(KEY, key));
        say(producer, Batch.of(ForeignRecord.update(contract, "Mumbai")).with(KEY, key + " II"));

        awaitOutcomes(
                contract + ": kept",
                contract + ": idempotency-key-reused",
                contract + ": idempotency-key-reused",
                contract + ": kept");
    }

    @ParameterizedTest
    @MethodSource("all")
    void every_source_has_keys_of_its_own(ForeignProducer producer) throws Exception {
        ForeignRecord update = ForeignRecord.update(contract);
        say(producer, Batch.of(update, update).with(KEY, key).with("source", "a"));
        say(producer, Batch.of(update).with("source", "b").with(KEY, key));

        awaitOutcomes(contract + ": kept", contract + ": dropped", contract + ": kept");
    }

    @ParameterizedTest
    @MethodSource("all")
    void of_several_keys_in_one_record_the_last_counts(ForeignProducer producer) throws Exception {
        ForeignRecord update = ForeignRecord.update(contract);
        say(producer, Batch.of(update).with(KEY, key + " I").with(KEY, key));
        say(producer, Batch.of(update).with(KEY, key + " II").with(KEY, key));

        awaitOutcomes(contract + ": kept", contract + ": dropped");
    }

    /**
     * Who hashed the contract elsewhere is told where its record was, not where it was moved to.
     */
    @Test
    void a_key_used_by_one_library_is_used_for_another_whose_partitioner_differs()
            throws Exception {
        String elsewhere = Partitions.contractThatLibrariesDisagreeOn(contract);
        say(new KafkaJs(), Batch.of(ForeignRecord.update(elsewhere)).with(KEY, key));
        awaitOutcomes(elsewhere + ": kept");

        say(
                new Kcat(),
                Batch.of(ForeignRecord.update(elsewhere), ForeignRecord.update(elsewhere, "Mumbai"))
                        .with(KEY, key));

        awaitOutcomes(
                elsewhere + ": kept",
                elsewhere + ": dropped",
                elsewhere + ": idempotency-key-reused");
    }

    @Test
    void keys_that_are_no_text_are_told_apart() throws Exception {
        ForeignProducer producer = new KafkaJs();
        say(producer, Batch.of(ForeignRecord.update(contract)).withLatin1(KEY, key + "é"));
        say(
                producer,
                Batch.of(ForeignRecord.update(contract, "Mumbai")).withLatin1(KEY, key + "è"));
        say(producer, Batch.of(ForeignRecord.update(contract)).withLatin1(KEY, key + "é"));

        awaitOutcomes(contract + ": kept", contract + ": kept", contract + ": dropped");
        assertThat(outcomes().letters()).isEmpty();
    }
}
