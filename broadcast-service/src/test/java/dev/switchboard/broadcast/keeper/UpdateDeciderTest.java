package dev.switchboard.broadcast.keeper;

import static dev.switchboard.model.contract.Location.CHENNAI;
import static dev.switchboard.model.contract.Location.MUMBAI;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.broadcast.history.HistoryView;
import dev.switchboard.broadcast.history.IdempotencyKeys;
import dev.switchboard.model.contract.ContractUpdate;
import dev.switchboard.model.feed.MessageId;
import dev.switchboard.model.feed.RecordHeaders;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class UpdateDeciderTest {

    private final PendingState pendingState =
            new PendingState(
                    new HistoryView(10_000), new IdempotencyKeys(Duration.ofHours(24), 1_000));
    private final OriginalPosition originalPosition = new OriginalPosition();
    private final UpdateDecider decider = new UpdateDecider(pendingState, originalPosition);

    @Test
    void a_good_update_is_kept_under_its_own_message_id() {
        ContractUpdate update = Said.update("c", CHENNAI);
        var rec = Said.record(update);

        assertThat(decide(rec))
                .isEqualTo(
                        new Decision.Keep(
                                update.contractId(),
                                update,
                                new MessageId("contracts", rec.partition(), rec.offset()),
                                null,
                                false,
                                null));
    }

    @Test
    void a_bad_record_is_refused_with_its_reason() {
        Decision decision = decide(Said.record(0, "c".getBytes(UTF_8), "junk".getBytes(UTF_8)));

        assertThat(decision)
                .isInstanceOfSatisfying(
                        Decision.Refuse.class,
                        refuse -> assertThat(refuse.reason()).isEqualTo("malformed-json"));
    }

    @Test
    void a_contract_that_moves_was_somewhere_else() {
        kept(Said.record(Said.update("c", CHENNAI)));

        assertThat(kept(Said.record(Said.update("c", MUMBAI))).was()).isEqualTo(CHENNAI);
        assertThat(kept(Said.record(Said.update("c", MUMBAI))).was()).isNull();
    }

    @Test
    void a_removed_contract_was_where_it_last_was() {
        kept(Said.record(Said.update("c", CHENNAI)));

        Decision.Keep removal = kept(Said.removal("c"));

        assertThat(removal.update()).isNull();
        assertThat(removal.was()).isEqualTo(CHENNAI);
        assertThat(removal.late()).isFalse();
    }

    @Test
    void a_contract_made_anew_after_its_removal_was_nowhere_and_is_not_late() {
        kept(Said.record(Said.update("c", CHENNAI)));
        kept(Said.removal("c"));

        Decision.Keep anew = kept(Said.record(Said.update("c", MUMBAI, Said.NOON.minusSeconds(1))));

        assertThat(anew.was()).isNull();
        assertThat(anew.late()).isFalse();
    }

    @Test
    void removing_what_is_not_there_is_kept_and_was_nowhere() {
        assertThat(kept(Said.removal("never")).was()).isNull();
    }

    @Test
    void an_update_older_than_the_one_before_is_late() {
        kept(Said.record(Said.update("c", CHENNAI, Said.NOON)));

        assertThat(kept(Said.record(Said.update("c", CHENNAI, Said.NOON))).late()).isFalse();
        assertThat(kept(Said.record(Said.update("c", CHENNAI, Said.NOON.minusNanos(1)))).late())
                .isTrue();
    }

    @Test
    void a_key_used_again_with_the_same_body_is_a_repeat() {
        Decision.Keep first = kept(Said.under("k", Said.record(Said.update("c", CHENNAI))));

        assertThat(first.keyHash()).isNotNull();
        assertThat(decide(Said.under("k", Said.record(Said.update("c", CHENNAI)))))
                .isEqualTo(new Decision.Repeat());
    }

    @Test
    void an_empty_key_is_no_key() {
        assertThat(kept(Said.under("", Said.record(Said.update("c", CHENNAI)))).keyHash()).isNull();
        assertThat(kept(Said.under("", Said.removal("c"))).keyHash()).isNull();
    }

    @Test
    void a_body_in_other_words_is_the_same_body() {
        kept(Said.under("k", Said.record(Said.update("c", CHENNAI))));
        String reworded =
                """
                {"timestamp": "2024-01-01T13:00:00+01:00", "status": "active",
                 "location": "Chennai", "contract_id": "c"}\
                """;
        var again = Said.record(Said.home("c"), "c".getBytes(UTF_8), reworded.getBytes(UTF_8));

        assertThat(decide(Said.under("k", again))).isEqualTo(new Decision.Repeat());
    }

    @Test
    void a_key_used_again_with_another_body_is_refused() {
        kept(Said.under("k", Said.record(Said.update("c", CHENNAI))));

        assertThat(decide(Said.under("k", Said.record(Said.update("c", MUMBAI)))))
                .isInstanceOfSatisfying(
                        Decision.Refuse.class,
                        refuse -> assertThat(refuse.reason()).isEqualTo("idempotency-key-reused"));
    }

    @Test
    void keys_of_different_sources_are_different_keys() {
        kept(Said.under("k", Said.record(Said.update("c", CHENNAI))));
        var other = Said.record(Said.update("c", CHENNAI));
        RecordHeaders.put(other.headers(), RecordHeaders.IDEMPOTENCY_KEY, "k");

        assertThat(decide(other)).isInstanceOf(Decision.Keep.class);
    }

    @Test
    void keys_that_are_no_text_are_told_apart() {
        kept(underBytes(0xe8, Said.record(Said.update("c", CHENNAI))));

        assertThat(decide(underBytes(0xe9, Said.record(Said.update("c", MUMBAI)))))
                .isInstanceOf(Decision.Keep.class);
        assertThat(decide(underBytes(0xe8, Said.record(Said.update("c", CHENNAI)))))
                .isEqualTo(new Decision.Repeat());
    }

    private static ConsumerRecord<byte[], byte[]> underBytes(
            int key, ConsumerRecord<byte[], byte[]> rec) {
        rec.headers().add(RecordHeaders.IDEMPOTENCY_KEY, new byte[] {(byte) key});
        return rec;
    }

    @Test
    void a_removal_can_be_repeated_too() {
        kept(Said.under("k", Said.removal("c")));

        assertThat(decide(Said.under("k", Said.removal("c")))).isEqualTo(new Decision.Repeat());
        assertThat(decide(Said.under("k", Said.removal("d")))).isInstanceOf(Decision.Refuse.class);
    }

    @Test
    void a_record_in_a_foreign_partition_goes_to_its_contracts_own() {
        ContractUpdate update = Said.update("c", CHENNAI);
        int foreign = (Said.home("c") + 1) % Said.PARTITIONS;
        var rec = Said.record(foreign, "c".getBytes(UTF_8), update.toJson());

        assertThat(decide(rec))
                .isEqualTo(
                        new Decision.Move(
                                Said.home("c"), new MessageId("contracts", foreign, rec.offset())));
    }

    @Test
    void a_moved_record_moves_on_where_its_contract_is_at_home_elsewhere_by_now() {
        int elsewhere = (Said.home("c") + 1) % Said.PARTITIONS;
        byte[] json = Said.update("c", CHENNAI).toJson();
        var rec = Said.record(elsewhere, "c".getBytes(UTF_8), json);
        originalPosition.write(rec.headers(), rec, new MessageId("contracts", 3, 7));

        assertThat(decide(rec))
                .isEqualTo(new Decision.Move(Said.home("c"), new MessageId("contracts", 3, 7)));
    }

    @Test
    void a_moved_record_keeps_its_message_id() {
        var rec = Said.record(Said.update("c", CHENNAI));
        originalPosition.write(rec.headers(), rec, new MessageId("contracts", 3, 1532));

        assertThat(kept(rec).from()).hasToString("contracts-3-1532");
    }

    @Test
    void how_large_a_record_may_be_does_not_depend_on_whether_it_was_moved() {
        var whole = large(1_000_000);
        originalPosition.write(whole.headers(), whole, new MessageId("contracts", 3, 1532));

        assertThat(decide(whole)).isInstanceOf(Decision.Keep.class);
        assertThat(decide(large(1_000_000))).isInstanceOf(Decision.Keep.class);
        assertThat(decide(large(1_000_001)))
                .isInstanceOfSatisfying(
                        Decision.Refuse.class,
                        refuse -> assertThat(refuse.reason()).isEqualTo("too-large"));
    }

    /** An update of contract c with a key and a value of so many bytes together. */
    private static ConsumerRecord<byte[], byte[]> large(int bytes) {
        byte[] value = new byte[bytes - 1];
        Arrays.fill(value, (byte) ' ');
        byte[] json = Said.update("c", CHENNAI).toJson();
        System.arraycopy(json, 0, value, 0, json.length);
        return Said.record(Said.home("c"), "c".getBytes(UTF_8), value);
    }

    @Test
    void a_bad_record_is_refused_where_it_lies() {
        int foreign = (Said.home("c") + 1) % Said.PARTITIONS;

        assertThat(decide(Said.record(foreign, "c".getBytes(UTF_8), "junk".getBytes(UTF_8))))
                .isInstanceOf(Decision.Refuse.class);
    }

    private Decision decide(ConsumerRecord<byte[], byte[]> rec) {
        return decider.decide(rec, Said.PARTITIONS);
    }

    private Decision.Keep kept(ConsumerRecord<byte[], byte[]> rec) {
        Decision decision = decide(rec);
        assertThat(decision).isInstanceOf(Decision.Keep.class);
        Decision.Keep keep = (Decision.Keep) decision;
        pendingState.wrote(
                keep.contractId(), keep.update(), keep.keyHash(), new CompletableFuture<>());
        return keep;
    }
}
