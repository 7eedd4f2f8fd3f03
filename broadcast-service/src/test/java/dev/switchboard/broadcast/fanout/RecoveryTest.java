package dev.switchboard.broadcast.fanout;

import static dev.switchboard.broadcast.fanout.Waits.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.broadcast.feed.MadeFeed;
import dev.switchboard.broadcast.history.ContractChange;
import dev.switchboard.model.feed.Cursor;
import dev.switchboard.model.feed.MessageId;
import dev.switchboard.model.feed.Topics;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.Uuid;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RecoveryTest {

    private final MadeFeed feed = new MadeFeed(10);
    private final Node node = new Node(feed, 50);
    private final Client client = new Client(node);

    @AfterEach
    void close() {
        node.close();
    }

    @Test
    void a_cursor_within_the_ring_brings_exactly_what_was_missed() {
        feedMany(20);
        Cursor cursor = feed.end();
        feedMany(20);

        client.subscribe(Ask.all().since(cursor));

        await().until(client::hasCompletedReplay);
        assertThat(client.received().getFirst())
                .isEqualTo(new SubscriberMessage.ReplayBegin(false, true));
        assertThat(client.ids()).isEqualTo(ids(feed.all().subList(20, 40)));
        assertThat(client.cursor()).isEqualTo(feed.end());
    }

    @Test
    void a_cursor_at_the_end_brings_nothing_but_what_comes() {
        feedMany(20);
        client.subscribe(Ask.all().since(feed.end()));
        await().until(client::hasCompletedReplay);

        feedMany(1);

        await().until(() -> client.ids().size() == 1);
        assertThat(client.received(SubscriberMessage.Missed.class)).isEmpty();
    }

    @Test
    void paced_a_cursor_at_the_end_has_missed_nothing() {
        feedMany(20);

        client.subscribe(Ask.all().since(feed.end()).atMost(1000));

        await().until(client::hasCompletedReplay);
        assertThat(client.received())
                .containsExactly(
                        new SubscriberMessage.ReplayBegin(false, true),
                        new SubscriberMessage.ReplayComplete(feed.end()));
    }

    @Test
    void a_cursor_older_than_the_ring_is_conflated() {
        feedMany(20);
        Cursor cursor = feed.end();
        feedMany(200);

        client.subscribe(Ask.all().since(cursor));

        await().until(client::hasCompletedReplay);
        assertThat(client.received().getFirst())
                .isEqualTo(new SubscriberMessage.ReplayBegin(false, true));
        assertThat(client.received().get(1)).isEqualTo(new SubscriberMessage.Missed(200, cursor));
        assertThat(client.changes()).hasSize(10);
        assertThat(client.cursor()).isEqualTo(feed.end());
    }

    @Test
    void with_all_a_cursor_older_than_the_ring_brings_every_change() {
        feedMany(20);
        Cursor cursor = feed.end();
        feedMany(200);

        client.subscribe(Ask.all().since(cursor).when(SlowPolicy.ALL));

        await().until(client::hasCompletedReplay);
        assertThat(client.ids())
                .containsExactlyInAnyOrderElementsOf(ids(feed.all().subList(20, 220)));
    }

    @Test
    void a_cursor_of_another_topic_is_not_recovered() {
        feedMany(20);
        Cursor other = Cursor.start(Uuid.randomUuid(), MadeFeed.PARTITIONS);

        expectSnapshotFrom(other.after(0, 5, feed.end().time()));
    }

    @Test
    void a_cursor_of_another_number_of_partitions_is_not_recovered() {
        feedMany(20);

        expectSnapshotFrom(Cursor.start(Uuid.ZERO_UUID, 1).withTime(feed.end().time()));
    }

    @Test
    void a_cursor_ahead_of_the_log_is_not_recovered() {
        feedMany(20);

        expectSnapshotFrom(feed.end().after(1, 1_000_000, feed.end().time()));
    }

    @Test
    void a_cursor_from_before_the_compaction_lag_is_not_recovered() {
        feedMany(20);
        long old = feed.end().time() - Topics.COMPACTION_LAG.toMillis() - 1;

        expectSnapshotFrom(feed.end().withTime(old));
    }

    @Test
    void a_cursor_from_before_a_snapshot_is_not_recovered() {
        feedMany(20);

        expectSnapshotFrom(feed.start());
    }

    @Test
    void with_all_nothing_is_recovered_when_kafka_deleted_some_of_it() {
        feedMany(20);
        Cursor cursor = feed.end();
        feedMany(200);
        feed.deleteUpTo(feed.end());

        client.subscribe(Ask.all().since(cursor).when(SlowPolicy.ALL));

        await().until(client::hasCompletedReplay);
        assertThat(client.received().getFirst())
                .isEqualTo(new SubscriberMessage.ReplayBegin(true, false));
        assertThat(client.cursor()).isEqualTo(feed.end());
    }

    @Test
    void what_kafka_deleted_is_recovered_as_long_as_memory_has_it() {
        feedMany(20);
        Cursor cursor = feed.end();
        feedMany(20);
        feed.deleteUpTo(feed.end());

        client.subscribe(Ask.all().since(cursor).when(SlowPolicy.ALL));

        await().until(client::hasCompletedReplay);
        assertThat(client.ids()).isEqualTo(ids(feed.all().subList(20, 40)));
    }

    @Test
    void while_kafka_does_not_answer_a_recovery_waits() {
        feedMany(20);
        Cursor cursor = feed.end();
        feedMany(200);
        feed.timeOut(1);

        client.subscribe(Ask.all().since(cursor).when(SlowPolicy.ALL));

        await().until(client::hasCompletedReplay);
        assertThat(client.received(SubscriberMessage.ReplayBegin.class)).hasSize(1);
        assertThat(client.ids())
                .containsExactlyInAnyOrderElementsOf(ids(feed.all().subList(20, 220)));
    }

    @Test
    void a_node_behind_the_client_sends_it_nothing_twice() {
        feedMany(10);
        List<ContractChange> ahead = makeMany(20);
        Cursor cursor = feed.end();

        client.subscribe(Ask.all().since(cursor));
        await().until(client::hasCompletedReplay);
        node.feed(ahead);
        feedMany(5);

        await().until(() -> client.ids().size() >= 5);
        assertThat(client.ids()).isEqualTo(ids(feed.all().subList(30, 35)));
        assertThat(client.received(SubscriberMessage.ReplayComplete.class).getFirst().cursor())
                .isEqualTo(cursor);
        await().until(() -> client.isAt(feed.end()));
    }

    private void expectSnapshotFrom(Cursor cursor) {
        client.subscribe(Ask.all().since(cursor));

        await().until(client::hasCompletedReplay);
        assertThat(client.received().getFirst())
                .isEqualTo(new SubscriberMessage.ReplayBegin(true, false));
        assertThat(Mirror.of(client.received()).contracts()).isEqualTo(Truth.of(feed).contracts());
        assertThat(client.cursor()).isEqualTo(feed.end());
    }

    private List<ContractChange> makeMany(int changes) {
        List<ContractChange> made = new ArrayList<>();
        for (int i = 0; i < changes; i++) {
            made.add(feed.update("c-" + i % 10, MadeFeed.location(i)));
        }
        return made;
    }

    private void feedMany(int changes) {
        node.feed(makeMany(changes));
    }

    private static List<MessageId> ids(List<ContractChange> changes) {
        return changes.stream().map(ContractChange::id).toList();
    }
}
