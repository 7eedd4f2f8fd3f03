package dev.switchboard.broadcast.history;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.model.contract.Location;
import dev.switchboard.model.feed.RecordHeaders;
import dev.switchboard.testkit.Samples;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ContractFormatTest {

    private static final long TIME = 1_800_000_000_000L;

    @Test
    void an_update_is_read_with_its_place_and_time() {
        ContractChange change = new ContractFormat().read(recordOf(Samples.JSON)).orElseThrow();

        assertThat(change.kind()).isEqualTo(ContractChange.Kind.UPDATED);
        assertThat(change.contractId()).isEqualTo(Samples.UPDATE.contractId());
        assertThat(change.location()).isEqualTo(Samples.UPDATE.location());
        assertThat(change.status()).isEqualTo(Samples.UPDATE.status());
        assertThat(change.timestamp()).isEqualTo(Samples.UPDATE.timestamp());
        assertThat(change.partition()).isEqualTo(3);
        assertThat(change.offset()).isEqualTo(17);
        assertThat(change.appendTime()).isEqualTo(TIME);
    }

    @Test
    void the_message_id_is_the_producers_record() {
        var rec = recordOf(Samples.JSON);
        RecordHeaders.put(rec.headers(), RecordHeaders.FROM, "5-1532");

        assertThat(new ContractFormat().read(rec).orElseThrow().id())
                .hasToString("contracts-5-1532");
    }

    @Test
    void without_a_readable_from_the_message_id_is_its_own_place() {
        var rec = recordOf(Samples.JSON);
        RecordHeaders.put(rec.headers(), RecordHeaders.FROM, "nonsense");

        assertThat(new ContractFormat().read(rec).orElseThrow().id()).hasToString("history-3-17");
    }

    @Test
    void the_previous_location_is_what_the_keeper_noted() {
        var rec = recordOf(Samples.JSON);
        RecordHeaders.put(rec.headers(), RecordHeaders.WAS, "Mumbai");

        assertThat(new ContractFormat().read(rec).orElseThrow().was()).isEqualTo(Location.MUMBAI);
    }

    @Test
    void an_update_that_noted_no_previous_location_left_none() {
        assertThat(new ContractFormat().read(recordOf(Samples.JSON)).orElseThrow().was())
                .isEqualTo(Samples.UPDATE.location());
    }

    @Test
    void a_record_without_value_is_a_removal() {
        var rec = recordOf(null);
        RecordHeaders.put(rec.headers(), RecordHeaders.WAS, "Chennai");

        ContractChange change = new ContractFormat().read(rec).orElseThrow();

        assertThat(change.isRemoval()).isTrue();
        assertThat(change.contractId()).isEqualTo(Samples.UPDATE.contractId());
        assertThat(change.location()).isNull();
        assertThat(change.was()).isEqualTo(Location.CHENNAI);
    }

    @Test
    void what_is_no_update_is_passed_over() {
        assertThat(new ContractFormat().read(recordOf("junk"))).isEmpty();
        assertThat(new ContractFormat().read(recordOf("{}"))).isEmpty();
        assertThat(new ContractFormat().read(recordOf("", null))).isEmpty();
        assertThat(new ContractFormat().readTest(recordOf("junk"))).isEmpty();
        assertThat(new ContractFormat().readTest(recordOf(null))).isEmpty();
    }

    @Test
    void fields_of_a_newer_writer_are_ignored() {
        String newer = Samples.JSON.replace("}", ",\"novelty\":1}");

        assertThat(new ContractFormat().read(recordOf(newer))).isPresent();
    }

    @Test
    void a_test_update_is_marked_and_named_as_one() {
        Optional<ContractChange> change = new ContractFormat().readTest(recordOf(Samples.JSON));

        assertThat(change)
                .hasValueSatisfying(test -> {
                    assertThat(test.isTest()).isTrue();
                    assertThat(test.id()).hasToString("contracts-test-3-17");
                    assertThat(test.was()).isNull();
                });
    }

    private static ConsumerRecord<byte[], byte[]> recordOf(@Nullable String value) {
        return recordOf(Samples.UPDATE.contractId().value(), value);
    }

    // a removal has no value
    private static ConsumerRecord<byte[], byte[]> recordOf(String key, @Nullable String value) {
        return new ConsumerRecord<>(
                "contract.history",
                3,
                17,
                TIME,
                TimestampType.LOG_APPEND_TIME,
                0,
                0,
                key.getBytes(UTF_8),
                value == null ? null : value.getBytes(UTF_8),
                new org.apache.kafka.common.header.internals.RecordHeaders(),
                Optional.empty());
    }
}
