package dev.switchboard.stack.foreign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.model.feed.RecordHeaders;
import dev.switchboard.stack.foreign.producer.Batch;
import dev.switchboard.stack.foreign.producer.ForeignProducer;
import dev.switchboard.stack.foreign.producer.ForeignRecord;
import dev.switchboard.stack.foreign.producer.KafkaJs;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the time is where a producer runs, the last that was said is the truth. */
class TimestampTest extends ForeignTest {

    /** Kafka may run in a container. */
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(1);

    private final String contract = newContract();

    @ParameterizedTest
    @MethodSource("all")
    void the_last_is_true_however_far_in_the_future_others_were(ForeignProducer producer)
            throws Exception {
        say(
                producer,
                Batch.of(
                        ForeignRecord.update(contract, "Chennai", "2024-01-01T12:00:00"),
                        ForeignRecord.update(contract, "Mumbai", "9999-12-31T23:59:59.999999999Z"),
                        ForeignRecord.update(contract, "Hyderabad", "0001-01-01T00:00:00Z"),
                        ForeignRecord.update(contract, "Bengaluru", "2024-01-01T12:00:00+05:30")));

        awaitOutcomes(
                contract + ": kept", contract + ": kept", contract + ": kept", contract + ": kept");
        assertThat(kept().stream().map(rec -> Outcomes.header(rec, RecordHeaders.LATE).isPresent()))
                .containsExactly(false, false, true, false);
        assertThat(Stand.nodes())
                .allSatisfy(node -> {
                    var latest = node.history(List.of(contract)).getFirst();
                    assertThat(latest.get("location").stringValue()).isEqualTo("Bengaluru");
                    assertThat(latest.get("timestamp").stringValue())
                            .isEqualTo("2024-01-01T06:30:00Z");
                });
    }

    @ParameterizedTest
    @MethodSource("all")
    void times_beyond_four_digits_of_a_year_are_dead_letters(ForeignProducer producer)
            throws Exception {
        say(
                producer,
                Batch.of(
                        ForeignRecord.update(contract, "Chennai", "+10000-01-01T00:00:00Z"),
                        ForeignRecord.update(contract, "Chennai", "0000-12-31T23:59:59Z"),
                        ForeignRecord.update(contract, "Chennai", "1704110400"),
                        ForeignRecord.update(contract)));

        awaitOutcomes(
                contract + ": invalid-update",
                contract + ": invalid-update",
                contract + ": invalid-update",
                contract + ": kept");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"1970-01-01T00:00:00Z", "1969-12-31T23:59:59.999Z", "2999-01-01T00:00:00Z"})
    void a_producer_whose_clock_is_wrong_loses_nothing(Instant clock) throws Exception {
        ForeignProducer producer = new KafkaJs();
        Instant before = Instant.now();
        say(producer, Batch.of(ForeignRecord.update(contract)).madeAt(clock.toEpochMilli()));

        awaitOutcomes(contract + ": kept");

        // by which Kafka deletes what is older than 7 days
        assertThat(outcomes().said())
                .singleElement()
                .satisfies(said -> {
                    assertThat(said.timestampType()).isEqualTo(TimestampType.LOG_APPEND_TIME);
                    assertThat(Instant.ofEpochMilli(said.timestamp()))
                            .isBetween(
                                    before.minus(CLOCKS_DIFFER), Instant.now().plus(CLOCKS_DIFFER));
                });
    }

    private List<ConsumerRecord<byte[], byte[]>> kept() {
        return outcomes().said().stream().flatMap(rec -> outcomes().kept(rec).stream()).toList();
    }
}
