package dev.switchboard.broadcast.keeper;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.broadcast.feed.MadeFeed;
import dev.switchboard.broadcast.history.ContractChange;
import dev.switchboard.broadcast.history.HistoryView;
import dev.switchboard.broadcast.history.IdempotencyKeys;
import dev.switchboard.model.contract.ContractId;
import dev.switchboard.model.contract.Location;
import dev.switchboard.model.feed.KeyHash;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PendingStateTest {

    private static final ContractId ID = new ContractId("c");
    private static final KeyHash KEY =
            KeyHash.of("tests".getBytes(UTF_8), "k".getBytes(UTF_8), "body".getBytes(UTF_8));

    private final MadeFeed feed = new MadeFeed(1);
    private final HistoryView view = new HistoryView(10_000_000);
    private final IdempotencyKeys keys = new IdempotencyKeys(Duration.ofHours(24), 1_000);
    private final PendingState pendingState = new PendingState(view, keys);

    @BeforeEach
    void begin() {
        view.reset(feed.start());
    }

    @Test
    void a_contract_stands_as_the_view_has_it() {
        see(feed.update("c", Location.CHENNAI));

        assertThat(pendingState.contract(ID).location()).isEqualTo(Location.CHENNAI);
        assertThat(pendingState.contract(new ContractId("never")))
                .isEqualTo(PendingState.ContractState.NOWHERE);
    }

    @Test
    void what_was_just_written_counts_before_the_view_has_it() {
        see(feed.update("c", Location.CHENNAI));
        ContractChange next = feed.update("c", Location.MUMBAI);

        write(next, KEY);

        assertThat(pendingState.contract(ID).location()).isEqualTo(Location.MUMBAI);
        assertThat(pendingState.bodyOf(KEY)).isEqualTo(KEY.body());
    }

    @Test
    void a_removal_just_written_counts_too() {
        see(feed.update("c", Location.CHENNAI));

        pendingState.wrote(ID, null, null, at(feed.remove("c")));

        assertThat(pendingState.contract(ID)).isEqualTo(PendingState.ContractState.NOWHERE);
    }

    @Test
    void what_the_view_has_not_got_survives_settling() throws Exception {
        write(feed.update("c", Location.MUMBAI), KEY);

        pendingState.settle();

        assertThat(pendingState.contract(ID).location()).isEqualTo(Location.MUMBAI);
        assertThat(pendingState.bodyOf(KEY)).isEqualTo(KEY.body());
    }

    @Test
    void once_the_view_has_it_the_view_counts() throws Exception {
        ContractChange written = feed.update("c", Location.MUMBAI);
        write(written, KEY);
        see(written);
        see(feed.update("c", Location.HYDERABAD));

        pendingState.settle();

        assertThat(pendingState.contract(ID).location()).isEqualTo(Location.HYDERABAD);
    }

    @Test
    void a_key_that_the_view_has_is_let_go_though_others_are_on_their_way() throws Exception {
        ContractChange seen = feed.update("seen", Location.MUMBAI);
        write(seen, KEY);
        see(seen);
        write(feed.update("c", Location.MUMBAI), null);

        pendingState.settle();

        assertThat(pendingState.bodyOf(KEY)).isNull();
        assertThat(pendingState.contract(ID).location()).isEqualTo(Location.MUMBAI);
    }

    @Test
    void what_was_rolled_back_is_forgotten() {
        see(feed.update("c", Location.CHENNAI));
        write(feed.update("c", Location.MUMBAI), KEY);

        pendingState.forget();

        assertThat(pendingState.contract(ID).location()).isEqualTo(Location.CHENNAI);
        assertThat(pendingState.bodyOf(KEY)).isNull();
    }

    @Test
    void keys_read_from_the_history_count() {
        keys.add(KEY, System.currentTimeMillis());

        assertThat(pendingState.bodyOf(KEY)).isEqualTo(KEY.body());
    }

    private void see(ContractChange change) {
        view.apply(change, 0);
    }

    private void write(ContractChange change, @Nullable KeyHash key) {
        Location location = change.location();
        pendingState.wrote(
                change.contractId(),
                location == null ? null : Said.update(change.contractId().value(), location),
                key,
                at(change));
    }

    private static Future<RecordMetadata> at(ContractChange change) {
        TopicPartition partition = new TopicPartition("contract.history", change.partition());
        return CompletableFuture.completedFuture(
                new RecordMetadata(partition, change.offset(), 0, 0, 0, 0));
    }
}
