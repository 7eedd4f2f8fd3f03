package dev.switchboard.stack.foreign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.model.feed.RecordHeaders;
import dev.switchboard.stack.foreign.producer.Batch;
import dev.switchboard.stack.foreign.producer.Batch.Codec;
import dev.switchboard.stack.foreign.producer.ForeignProducer;
import dev.switchboard.stack.foreign.producer.ForeignRecord;
import dev.switchboard.stack.foreign.producer.KafkaJs;
import dev.switchboard.stack.foreign.producer.Kcat;
import dev.switchboard.testkit.Program;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Records up to a million bytes are taken, uncompressed and with key and headers. */
class SizeTest extends ForeignTest {

    private static final int LARGEST = 1_000_000;

    /** What contract.updates takes as a batch, see Topics. */
    private static final int LARGEST_BATCH = 1024 * 1024;

    private final String contract = newContract();

    @ParameterizedTest
    @MethodSource("all")
    void a_record_may_have_a_million_bytes_and_not_one_more(ForeignProducer producer)
            throws Exception {
        say(producer, Batch.of(ofSize(LARGEST + 1)));
        say(producer, Batch.of(ofSize(LARGEST)));

        awaitOutcomes(contract + ": too-large", contract + ": kept");
        assertThat(outcomes().letters())
                .singleElement()
                .satisfies(letter ->
                        assertThat(contract.length() + letter.value().length)
                                .isEqualTo(LARGEST + 1));
    }

    @ParameterizedTest
    @MethodSource("all")
    void what_the_topic_does_not_take_is_refused_to_its_producer(ForeignProducer producer)
            throws Exception {
        try (Program refused = start(producer, Batch.of(ofSize(LARGEST_BATCH)))) {
            assertThat(refused.await()).as(refused.output()).isNotZero();
        }
        say(producer, Batch.of(ForeignRecord.update(contract)));

        awaitOutcomes(contract + ": kept");
    }

    @ParameterizedTest
    @MethodSource("compressing")
    void of_what_is_too_large_for_a_dead_letter_its_size_is_kept(
            ForeignProducer producer, Codec codec) throws Exception {
        say(producer, Batch.of(ofSize(3_000_000), ForeignRecord.update(contract)).in(codec));

        awaitOutcomes(contract + ": too-large", contract + ": kept");
        assertThat(outcomes().letters())
                .singleElement()
                .satisfies(letter -> {
                    assertThat(letter.key()).isNull();
                    assertThat(letter.value()).isNull();
                    assertThat(Outcomes.header(letter, RecordHeaders.OMITTED_BYTES))
                            .contains("3000000");
                });
    }

    static Stream<Arguments> compressing() {
        return Stream.of(
                Arguments.of(new Kcat(), Codec.ZSTD), Arguments.of(new KafkaJs(), Codec.GZIP));
    }

    /** A good update with a key and a value of so many bytes together. */
    private ForeignRecord ofSize(int bytes) {
        String update = ForeignRecord.json(contract, "Mumbai", "2024-01-01T12:00:00Z");
        String start = "{\"padding\": \"";
        String end = "\", " + update.substring(1);
        int padding = bytes - contract.length() - start.length() - end.length();
        return ForeignRecord.of(contract, start + "x".repeat(padding) + end);
    }
}
