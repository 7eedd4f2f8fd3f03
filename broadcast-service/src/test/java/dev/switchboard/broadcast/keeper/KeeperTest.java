package dev.switchboard.broadcast.keeper;

import static dev.switchboard.broadcast.keeper.Producing.header;
import static dev.switchboard.model.contract.Location.CHENNAI;
import static dev.switchboard.model.contract.Location.MUMBAI;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.model.contract.ContractId;
import dev.switchboard.model.feed.RecordHeaders;
import dev.switchboard.model.feed.Topics;
import dev.switchboard.testkit.TestKafka;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** One keeper on a real Kafka; each test has contracts of its own. */
@TestInstance(Lifecycle.PER_CLASS)
class KeeperTest {

    private static final AtomicInteger CONTRACTS = new AtomicInteger();

    private final Topics topics = TestKafka.freshTopics();
    private final KeeperNode node = KeeperNode.start(topics, "one");
    private final Producing producing = new Producing(topics);

    @AfterAll
    void close() {
        producing.close();
        node.close();
    }

    @Test
    void an_update_becomes_history_once_under_its_message_id() throws Exception {
        String contract = newContract();
        String position = producing.say(Said.update(contract, CHENNAI));

        var kept = awaitHistory(contract, 1).getFirst();

        assertThat(kept.value()).isEqualTo(Said.update(contract, CHENNAI).toJson());
        assertThat(header(kept, RecordHeaders.FROM)).isEqualTo(position);
        assertThat(header(kept, RecordHeaders.WAS)).isNull();
        assertThat(header(kept, RecordHeaders.LATE)).isNull();
        assertThat(header(kept, RecordHeaders.KEY_HASH)).isNull();
    }

    @Test
    void many_updates_of_a_contract_keep_their_order() throws Exception {
        String contract = newContract();
        List<byte[]> said = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            var update = Said.update(contract, CHENNAI, Said.NOON.plusSeconds(i));
            said.add(update.toJson());
            producing.sayLater(update);
        }
        producing.flush();

        assertThat(awaitHistory(contract, 500).stream().map(ConsumerRecord::value))
                .containsExactlyElementsOf(said);
    }

    @Test
    void a_move_tells_where_the_contract_was() throws Exception {
        String contract = newContract();
        producing.say(Said.update(contract, CHENNAI));
        producing.say(Said.update(contract, MUMBAI));
        awaitHistory(contract, 2);
        producing.say(Said.update(contract, CHENNAI));

        assertThat(headers(awaitHistory(contract, 3), RecordHeaders.WAS))
                .containsExactly(null, "Chennai", "Mumbai");
    }

    @Test
    void an_update_that_is_older_than_the_one_before_is_marked_late() throws Exception {
        String contract = newContract();
        producing.say(Said.update(contract, CHENNAI, Said.NOON));
        producing.say(Said.update(contract, CHENNAI, Said.NOON.minusSeconds(1)));
        awaitHistory(contract, 2);
        producing.say(Said.update(contract, CHENNAI, Said.NOON.minusSeconds(2)));

        assertThat(headers(awaitHistory(contract, 3), RecordHeaders.LATE))
                .containsExactly(null, "true", "true");
    }

    @Test
    void a_removal_becomes_a_tombstone() throws Exception {
        String contract = newContract();
        producing.say(Said.update(contract, CHENNAI));
        producing.say(null, contract.getBytes(UTF_8), null);

        var removal = awaitHistory(contract, 2).getLast();

        assertThat(removal.value()).isNull();
        assertThat(header(removal, RecordHeaders.WAS)).isEqualTo("Chennai");
        await().until(() -> node.view().latest(new ContractId(contract)).isEmpty());
    }

    @Test
    void a_repeat_of_an_idempotency_key_is_dropped() throws Exception {
        String contract = newContract();
        producing.say(Said.update(contract, CHENNAI), "key of " + contract);
        producing.say(Said.update(contract, CHENNAI), "key of " + contract);
        awaitHistory(contract, 1);
        producing.say(Said.update(contract, CHENNAI), "key of " + contract);
        producing.say(Said.update(contract, MUMBAI));

        var kept = awaitHistory(contract, 2);

        assertThat(header(kept.getFirst(), RecordHeaders.KEY_HASH)).hasSize(48);
        assertThat(header(kept.getLast(), RecordHeaders.WAS)).isEqualTo("Chennai");
    }

    @Test
    void an_idempotency_key_with_another_body_is_a_dead_letter() throws Exception {
        String contract = newContract();
        producing.say(Said.update(contract, CHENNAI), "key of " + contract);
        String reused = producing.say(Said.update(contract, MUMBAI), "key of " + contract);

        var letter = awaitDeadLetter(reused);

        assertThat(header(letter, RecordHeaders.REASON)).isEqualTo("idempotency-key-reused");
        assertThat(awaitHistory(contract, 1)).hasSize(1);
    }

    @Test
    void the_dead_letter_of_a_record_that_was_moved_names_its_original_position() throws Exception {
        String contract = newContract();
        producing.say(Said.update(contract, CHENNAI), "key of " + contract);
        int foreign = (Said.home(contract) + 3) % Said.PARTITIONS;

        String reused = producing.say(foreign, Said.update(contract, MUMBAI), "key of " + contract);

        var letter = awaitDeadLetter(reused);
        assertThat(reused).startsWith(foreign + "-");
        assertThat(header(letter, RecordHeaders.REASON)).isEqualTo("idempotency-key-reused");
    }

    @Test
    void a_record_that_makes_no_sense_is_one_dead_letter_with_its_original_bytes()
            throws Exception {
        String contract = newContract();
        Instant before = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        byte[] junk = {'{', (byte) 0xff, 0};
        String position = producing.say(null, contract.getBytes(UTF_8), junk);
        producing.say(Said.update(contract, CHENNAI));

        var letter = awaitDeadLetter(position);

        assertThat(letter.key()).isEqualTo(contract.getBytes(UTF_8));
        assertThat(letter.value()).isEqualTo(junk);
        assertThat(header(letter, RecordHeaders.REASON)).isEqualTo("malformed-json");
        assertThat(header(letter, RecordHeaders.DETAIL)).isNotBlank();
        assertThat(Instant.parse(header(letter, RecordHeaders.ORIGIN_TIMESTAMP)))
                .isBetween(before, Instant.now());
        assertThat(awaitHistory(contract, 1)).hasSize(1);
        assertThat(producing.deadLetters(position)).hasSize(1);
    }

    @Test
    void a_record_without_a_key_is_a_dead_letter() throws Exception {
        byte[] value = Said.update("c", CHENNAI).toJson();
        String position = producing.say(3, null, value);

        var letter = awaitDeadLetter(position);

        assertThat(letter.key()).isNull();
        assertThat(letter.value()).isEqualTo(value);
        assertThat(header(letter, RecordHeaders.REASON)).isEqualTo("no-key");
    }

    @Test
    void a_record_of_the_largest_size_fits_into_a_dead_letter() throws Exception {
        byte[] large = new byte[1_000_000];
        String position = producing.say(null, newContract().getBytes(UTF_8), large);

        assertThat(awaitDeadLetter(position).value()).isEqualTo(large);
    }

    @Test
    void a_record_hashed_to_a_foreign_partition_is_moved_and_keeps_its_message_id()
            throws Exception {
        String contract = newContract();
        int foreign = (Said.home(contract) + 3) % Said.PARTITIONS;
        byte[] value = Said.update(contract, CHENNAI).toJson();

        String position = producing.say(foreign, contract.getBytes(UTF_8), value);

        var kept = awaitHistory(contract, 1).getFirst();
        assertThat(position).startsWith(foreign + "-");
        assertThat(header(kept, RecordHeaders.FROM)).isEqualTo(position);
        assertThat(kept.value()).isEqualTo(value);
    }

    @Test
    void what_is_kept_is_in_the_view_at_once() throws Exception {
        String contract = newContract();
        String position = producing.say(Said.update(contract, MUMBAI));

        node.awaitKept(contract);

        assertThat(node.view().latest(new ContractId(contract)))
                .hasValueSatisfying(change -> {
                    assertThat(change.id()).hasToString("contracts-" + position);
                    assertThat(change.location()).isEqualTo(MUMBAI);
                });
    }

    private static String newContract() {
        return "c-" + CONTRACTS.incrementAndGet();
    }

    private List<ConsumerRecord<byte[], byte[]>> awaitHistory(String contract, int records) {
        await().until(() -> producing.history(contract).size() >= records);
        List<ConsumerRecord<byte[], byte[]>> found = producing.history(contract);
        assertThat(found).hasSize(records);
        return found;
    }

    private ConsumerRecord<byte[], byte[]> awaitDeadLetter(String position) {
        await().until(() -> !producing.deadLetters(position).isEmpty());
        return producing.deadLetters(position).getFirst();
    }

    private static List<@Nullable String> headers(
            List<ConsumerRecord<byte[], byte[]>> records, String name) {
        List<@Nullable String> values = new ArrayList<>();
        records.forEach(rec -> values.add(header(rec, name)));
        return values;
    }
}
