package dev.switchboard.stack.foreign;

import dev.switchboard.stack.foreign.producer.Batch;
import dev.switchboard.stack.foreign.producer.Batch.Codec;
import dev.switchboard.stack.foreign.producer.Batch.Transaction;
import dev.switchboard.stack.foreign.producer.ConsoleProducer;
import dev.switchboard.stack.foreign.producer.ForeignProducer;
import dev.switchboard.stack.foreign.producer.ForeignRecord;
import dev.switchboard.stack.foreign.producer.KafkaJs;
import dev.switchboard.stack.foreign.producer.Kcat;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** However records are packed, each is decided on by itself. */
class BatchTest extends ForeignTest {

    private final String contract = newContract();

    /** The one in the middle is larger than a batch may be, unless that is compressed. */
    @ParameterizedTest
    @MethodSource("compressing")
    void compressed_batches_are_taken(ForeignProducer producer, Codec codec) throws Exception {
        String padded = "{\"padding\": \"" + "x".repeat(1_100_000) + "\", ";
        String update = ForeignRecord.json(contract, "Mumbai", "2024-01-01T12:00:00Z");
        say(
                producer,
                Batch.of(
                                ForeignRecord.update(contract),
                                ForeignRecord.of(contract, padded + update.substring(1)),
                                ForeignRecord.removal(contract))
                        .in(codec));

        awaitOutcomes(contract + ": kept", contract + ": too-large", contract + ": removed");
    }

    static Stream<Arguments> compressing() {
        return Stream.of(
                Arguments.of(new KafkaJs(), Codec.GZIP),
                Arguments.of(new Kcat(), Codec.GZIP),
                Arguments.of(new Kcat(), Codec.SNAPPY),
                Arguments.of(new Kcat(), Codec.LZ4),
                Arguments.of(new Kcat(), Codec.ZSTD),
                Arguments.of(new ConsoleProducer(), Codec.GZIP),
                Arguments.of(new ConsoleProducer(), Codec.SNAPPY),
                Arguments.of(new ConsoleProducer(), Codec.LZ4),
                Arguments.of(new ConsoleProducer(), Codec.ZSTD));
    }

    @ParameterizedTest
    @MethodSource("ofBytes")
    void what_a_transaction_said_counts_once_it_is_committed(ForeignProducer producer)
            throws Exception {
        String other = newContract();
        say(
                producer,
                Batch.of(
                                ForeignRecord.update(contract),
                                ForeignRecord.of(contract, "junk"),
                                ForeignRecord.update(other))
                        .in(Transaction.COMMITTED));

        awaitOutcomes(contract + ": kept", contract + ": malformed-json", other + ": kept");
    }

    @Test
    void what_a_transaction_said_that_was_aborted_was_never_said() throws Exception {
        ForeignProducer producer = new KafkaJs();
        say(
                producer,
                Batch.of(ForeignRecord.update(contract), ForeignRecord.of(contract, "junk"))
                        .in(Transaction.ABORTED));
        say(producer, Batch.of(ForeignRecord.update(contract, "Mumbai")));

        awaitOutcomes(contract + ": kept");
    }
}
