package dev.switchboard.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.switchboard.cli.Dlt.Ended;
import dev.switchboard.model.feed.RecordHeaders;
import dev.switchboard.testkit.Samples;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a replay sends for a dead letter. */
class DltReplayTest extends DltTest {

    private static final String DELHI = Samples.JSON.replace("Chennai", "Delhi");

    @TempDir private Path folder;

    @Test
    void a_letter_without_a_key_is_sent_under_its_contract_id() throws Exception {
        String position = deadLetters.refuse(null, Samples.JSON);

        Ended replay = dlt.run("replay", position);

        var update = onlyUpdate();
        assertThat(replay)
                .isEqualTo(
                        new Ended(
                                0,
                                List.of(
                                        "%s sent as contracts-%d-%d, contract c-42"
                                                .formatted(
                                                        position,
                                                        update.partition(),
                                                        update.offset()),
                                        "1 sent, 0 still invalid, 0 failed"),
                                List.of()));
        assertThat(update.key()).isEqualTo("c-42".getBytes(UTF_8));
        assertThat(update.value()).isEqualTo(Samples.JSON.getBytes(UTF_8));
    }

    @Test
    void a_key_that_cannot_be_a_contracts_is_replaced_too_but_another_contracts_is_not()
            throws Exception {
        String unreadable =
                deadLetters.refuse(new byte[] {(byte) 0xff}, Samples.JSON.getBytes(UTF_8));
        String others = deadLetters.refuse("c-43", Samples.JSON);

        Ended replay = dlt.run("replay", unreadable, others, "--yes");

        assertThat(replay.exit()).isEqualTo(1);
        assertThat(replay.out())
                .contains(
                        others
                                + " still invalid: key-mismatch: the key differs from contract_id"
                                + " c-42",
                        "1 sent, 1 still invalid, 0 failed");
        assertThat(onlyUpdate().key()).isEqualTo("c-42".getBytes(UTF_8));
    }

    @Test
    void what_would_be_refused_again_is_named_with_what_is_wrong_and_not_sent() throws Exception {
        String position = deadLetters.refuse("c-42", "{\"location\":\"Delhi\"}");

        Ended replay = dlt.run("replay", position);

        assertThat(replay.exit()).isEqualTo(1);
        assertThat(replay.out())
                .containsExactly(
                        position
                                + " still invalid: invalid-update: /contract_id is required;"
                                + " /location must be one of Chennai, Mumbai, Bengaluru, Hyderabad;"
                                + " /status is required; /timestamp is required",
                        "0 sent, 1 still invalid, 0 failed");
        assertThat(deadLetters.updates()).isEmpty();
    }

    @Test
    void a_mended_body_takes_the_place_of_the_letters() throws Exception {
        Path mended = folder.resolve("mended.json");
        Files.writeString(mended, " " + Samples.JSON);
        String first = deadLetters.refuse("c-42", DELHI);
        String second = deadLetters.refuse("other", "junk");

        assertThat(dlt.run("replay", first, "--edit", mended.toString()).exit()).isZero();
        assertThat(dlt.reading(Samples.JSON, "replay", second, "--edit", "-").exit()).isZero();

        assertThat(deadLetters.updates())
                .hasSize(2)
                .allSatisfy(update -> {
                    assertThat(update.key()).isEqualTo("c-42".getBytes(UTF_8));
                    assertThat(update.value()).isEqualTo(Samples.JSON.getBytes(UTF_8));
                });
    }

    @Test
    void a_mended_body_is_read_as_strictly_as_a_request() throws Exception {
        String position = deadLetters.refuse("c-42", DELHI);

        for (String body : List.of(Samples.JSON.replace("}", ",\"stauts\":1}"), "{", "")) {
            Ended replay = dlt.reading(body, "replay", position, "--edit", "-");

            assertThat(replay.exit()).isEqualTo(1);
            assertThat(replay.out())
                    .hasSize(2)
                    .first()
                    .asString()
                    .startsWith(position + " still invalid: ");
        }
        assertThat(deadLetters.updates()).isEmpty();
    }

    @Test
    void the_producers_headers_and_key_go_along_and_the_keepers_do_not() throws Exception {
        String position =
                deadLetters
                        .with("source", "crm")
                        .with("idempotency-key", "k-1")
                        .with("traceparent", "00-1")
                        .with("from", "2-7")
                        .refuse(null, Samples.JSON);

        dlt.run("replay", position);

        assertThat(onlyUpdate().headers().toArray())
                .extracting(Header::key, header -> new String(header.value(), UTF_8))
                .containsExactly(
                        tuple("source", "crm"),
                        tuple("idempotency-key", "k-1"),
                        tuple("traceparent", "00-1"),
                        tuple(
                                "replay-of",
                                deadLetters.topics().deadLetters().name() + "-" + position));
    }

    @Test
    void the_same_letter_always_goes_under_the_same_key() throws Exception {
        String first = deadLetters.refuse(null, Samples.JSON);
        String second = deadLetters.refuse(null, Samples.JSON);

        dlt.run("replay", first);
        dlt.run("replay", first);
        dlt.run("replay", second);
        dlt.reading(Samples.JSON.replace("Chennai", "Mumbai"), "replay", first, "--edit", "-");

        List<String> keys = keys(deadLetters.updates());
        assertThat(keys.getFirst()).startsWith("replay·" + first + "·");
        assertThat(keys.get(1)).isEqualTo(keys.getFirst());
        // another letter is another update, and so is another body
        assertThat(keys.subList(1, 4)).doesNotHaveDuplicates();
    }

    @Test
    void a_letter_whose_key_was_used_before_goes_under_one_of_its_own() throws Exception {
        String position =
                deadLetters
                        .with("idempotency-key", "k-1")
                        .refuse("c-42", Samples.JSON, "idempotency-key-reused");

        dlt.run("replay", position);

        assertThat(keys(deadLetters.updates())).hasSize(1).first().asString().startsWith("replay·");
    }

    @Test
    void a_record_that_was_too_large_to_be_kept_takes_a_body() throws Exception {
        String position = deadLetters.refuse("c-42", "x".repeat(2_000_000));

        assertThat(dlt.run("replay", position).out())
                .startsWith(
                        position
                                + " still invalid: it was too large to be kept here; --edit gives"
                                + " it another body");
        assertThat(dlt.reading(Samples.JSON, "replay", position, "--edit", "-").exit()).isZero();
        assertThat(onlyUpdate().key()).isEqualTo("c-42".getBytes(UTF_8));
    }

    @Test
    void a_removal_is_sent_again_as_one() throws Exception {
        String position =
                deadLetters
                        .with("idempotency-key", "k-1")
                        .refuse("c-42", null, "idempotency-key-reused");

        assertThat(dlt.run("replay", position).exit()).isZero();

        assertThat(onlyUpdate().key()).isEqualTo("c-42".getBytes(UTF_8));
        assertThat(onlyUpdate().value()).isNull();
    }

    private ConsumerRecord<byte[], byte[]> onlyUpdate() {
        List<ConsumerRecord<byte[], byte[]>> updates = deadLetters.updates();
        assertThat(updates).hasSize(1);
        return updates.getFirst();
    }

    private static List<String> keys(List<ConsumerRecord<byte[], byte[]>> updates) {
        return updates.stream()
                .map(update ->
                        RecordHeaders.text(update.headers(), RecordHeaders.IDEMPOTENCY_KEY)
                                .orElse("none"))
                .toList();
    }
}
