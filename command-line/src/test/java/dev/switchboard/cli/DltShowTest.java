package dev.switchboard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.cli.Dlt.Ended;
import dev.switchboard.cli.dlt.DeadLetterTopic;
import dev.switchboard.testkit.TestKafka;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class DltShowTest extends DltTest {

    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);

    @Test
    void shows_everything_of_a_letter() throws Exception {
        String position =
                deadLetters
                        .at(now)
                        .with("source", "crm")
                        .with("idempotency-key", "k-1")
                        .refuse("c-1", "{\"contract_id\":\"c-1\",\"n\":1.50,\"a\":[1,{}]}");

        Ended show = dlt.run("show", position);

        assertThat(show.exit()).isZero();
        assertThat(show.err()).isEmpty();
        assertThat(show.out())
                .containsExactly(
                        "position  %s in %s"
                                .formatted(position, deadLetters.topics().deadLetters().name()),
                        "written   " + now,
                        "reason    invalid-update",
                        "detail    /location is required; /status is required; /timestamp is"
                                + " required",
                        "origin    topic %s, partition 3, offset 1532, dated %s"
                                .formatted(
                                        deadLetters.topics().updates().name(),
                                        DeadLetterTopic.SAID),
                        "contract  c-1",
                        "size      71 bytes",
                        "key       c-1",
                        "header    source: crm",
                        "header    idempotency-key: k-1",
                        "value",
                        "{",
                        "  \"contract_id\" : \"c-1\",",
                        "  \"n\" : 1.50,",
                        "  \"a\" : [ 1, { } ]",
                        "}");
    }

    @Test
    void a_value_that_is_not_json_is_shown_as_text() throws Exception {
        String position = deadLetters.refuse("c-1", "one\ntwo\u0007");

        assertThat(dlt.run("show", position).out()).endsWith("value", "one", "two\\u0007");
    }

    @Test
    void a_value_that_is_not_text_is_shown_in_hexadecimal() throws Exception {
        byte[] value = new byte[18];
        value[0] = (byte) 0xff;
        value[1] = 'A';
        String position = deadLetters.refuse(new byte[] {(byte) 0xfe, 1}, value);

        assertThat(dlt.run("show", position).out())
                .contains("contract  not readable", "key       not UTF-8, in hexadecimal fe01")
                .endsWith(
                        "value     not UTF-8, in hexadecimal",
                        "00000000  ff 41 00 00 00 00 00 00 00 00 00 00 00 00 00 00"
                                + "  .A..............",
                        "00000010  00 00                                            ..");
    }

    @Test
    void a_removal_has_no_value() throws Exception {
        String position = deadLetters.refuse(null, (String) null);

        assertThat(dlt.run("show", position).out())
                .contains("key       none", "value     none: the contract was to be removed");
    }

    @Test
    void a_record_that_was_too_large_to_be_kept_is_told_by_its_size() throws Exception {
        String position = deadLetters.refuse("c-1", "x".repeat(2_000_000));

        assertThat(dlt.run("show", position).out())
                .contains("contract  not readable", "size      2,000,003 bytes")
                .endsWith(
                        "The record was too large to be kept here; it may still be at its origin.");
        assertThat(dlt.run("show", position, "--json").out().getFirst())
                .contains("\"omitted_bytes\":2000003", "\"value\":null");
    }

    @Test
    void a_record_that_no_keeper_wrote_is_shown_as_far_as_it_goes() throws Exception {
        String position = deadLetters.put("c-1", "junk");

        assertThat(dlt.run("show", position).out())
                .contains("reason    none given", "origin    not known", "contract  c-1")
                .endsWith("value", "junk");
        assertThat(dlt.run("list").out().getFirst()).endsWith("\tno reason given");
    }

    @Test
    void json_is_the_same_as_that_of_the_list() throws Exception {
        String position = deadLetters.refuse("c-1", "junk");

        assertThat(dlt.run("show", position, "--json").out())
                .isEqualTo(dlt.run("list", "--json").out());
    }

    @Test
    void a_position_without_a_letter_is_one_line() throws Exception {
        deadLetters.refuse("c-1", "junk");
        deadLetters.refuse("c-2", "junk");
        // behind each letter stands the marker of its transaction
        for (String nothing : List.of("0-1", "0-4", "0-999999999999", "1-0")) {
            assertThat(dlt.run("show", nothing)).isEqualTo(notAt(nothing));
        }
        delete(2);
        assertThat(dlt.run("show", "0-0")).isEqualTo(notAt("0-0"));
        assertThat(dlt.run("show", "0-2").exit()).isZero();
    }

    private Ended notAt(String position) {
        return new Ended(
                1,
                List.of(),
                List.of(
                        "switchboard: there is no dead letter at %s in %s; list shows those there"
                                        .formatted(
                                                position, deadLetters.topics().deadLetters().name())
                                + " are"));
    }

    private void delete(long before) throws Exception {
        try (Admin admin = TestKafka.admin()) {
            var partition = new TopicPartition(deadLetters.topics().deadLetters().name(), 0);
            admin.deleteRecords(Map.of(partition, RecordsToDelete.beforeOffset(before)))
                    .all()
                    .get();
        }
    }
}
