package dev.switchboard.broadcast.fanout;

import static dev.switchboard.broadcast.fanout.Waits.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.broadcast.feed.MadeFeed;
import dev.switchboard.broadcast.history.ContractChange;
import dev.switchboard.model.contract.Location;
import dev.switchboard.model.feed.Cursor;
import dev.switchboard.model.feed.MessageId;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FallingBehindTest {

    private static final int CONTRACTS = 5;

    private final MadeFeed feed = new MadeFeed(30);
    private final Node node = new Node(feed, 20);
    private final Client client = new Client(node);

    @AfterEach
    void close() {
        node.close();
    }

    @Test
    void a_stalled_subscriber_makes_nothing_grow() {
        stallAfterOneChange(Ask.all());

        feedMany(1000);

        assertThat(node.log.end() - node.log.first()).isLessThanOrEqualTo(20);
        assertThat(client.received()).hasSize(1);
        assertThat(node.fanout.status().catchUps()).isZero();
    }

    @Test
    void conflated_it_gets_the_latest_of_each_contract_and_how_many_it_missed() {
        Cursor before = stallAfterOneChange(Ask.all());
        feedMany(100);
        Cursor after = feed.end();

        client.transport.flow();

        await().until(client::hasCompletedReplay);
        List<SubscriberMessage> burst = client.received().subList(1, client.received().size());
        assertThat(burst.getFirst()).isEqualTo(new SubscriberMessage.ReplayBegin(false, true));
        assertThat(burst.get(1)).isEqualTo(new SubscriberMessage.Missed(100, before));
        assertThat(burst.subList(2, 2 + CONTRACTS))
                .allSatisfy(message ->
                        assertThat(message)
                                .isInstanceOfSatisfying(
                                        SubscriberMessage.Changed.class,
                                        changed -> {
                                            assertThat(changed.cursor()).isEqualTo(before);
                                            assertThat(changed.replayed()).isTrue();
                                        }));
        assertThat(burst.getLast()).isEqualTo(new SubscriberMessage.ReplayComplete(after));
        assertThat(Mirror.of(client.received()).contracts()).isEqualTo(Truth.of(feed).contracts());
    }

    @Test
    void after_the_burst_changes_come_live() {
        stallAfterOneChange(Ask.all());
        feedMany(100);
        client.transport.flow();
        await().until(client::hasCompletedReplay);

        ContractChange live = fed(feed.update("c-0", Location.MUMBAI));

        await().until(() -> client.ids().getLast().equals(live.id()));
        assertThat(client.received(SubscriberMessage.Changed.class).getLast().replayed()).isFalse();
        assertThat(client.cursor()).isEqualTo(feed.end());
    }

    @Test
    void conflated_it_learns_of_removals() {
        stallAfterOneChange(Ask.all());
        fed(feed.remove("c-0"));
        for (int i = 0; i < 50; i++) {
            fed(feed.update("other", Location.MUMBAI));
        }

        client.transport.flow();

        await().until(client::hasCompletedReplay);
        assertThat(Mirror.of(client.received()).contracts()).containsOnlyKeys("other");
    }

    @Test
    void conflated_by_location_it_learns_what_left_meanwhile() {
        stallAfterOneChange(Ask.at(MadeFeed.location(0)));
        fed(feed.update("c-0", MadeFeed.location(1)));
        fed(feed.update("c-1", MadeFeed.location(0)));
        for (int i = 0; i < 50; i++) {
            fed(feed.update("other", Location.HYDERABAD));
        }

        client.transport.flow();

        await().until(client::hasCompletedReplay);
        assertThat(Mirror.of(client.received()).contracts()).containsOnlyKeys("c-1");
    }

    @Test
    void conflated_by_location_it_learns_what_left_though_it_changed_again_during_the_burst() {
        stallAfterOneChange(Ask.at(MadeFeed.location(0)));
        fed(feed.update("c-0", MadeFeed.location(1)));
        for (int i = 0; i < 50; i++) {
            fed(feed.update("other", Location.HYDERABAD));
        }
        client.words.meanwhile(() -> fed(feed.update("c-0", MadeFeed.location(1))));

        client.transport.flow();

        await().until(client::hasCompletedReplay);
        await().until(() -> Mirror.of(client.received()).contracts().isEmpty());
    }

    @Test
    void with_all_it_gets_every_change_once_and_in_order_across_the_seam() {
        stallAfterOneChange(Ask.all().when(SlowPolicy.ALL));
        feedMany(300);

        client.transport.flow();

        await().until(client::hasCompletedReplay);
        ContractChange live = fed(feed.update("c-0", Location.MUMBAI));
        await().until(() -> client.ids().contains(live.id()));
        assertThat(client.ids()).containsExactlyInAnyOrderElementsOf(ids(feed.all()));
        for (int p = 0; p < MadeFeed.PARTITIONS; p++) {
            int partition = p;
            assertThat(
                            client.changes().stream()
                                    .filter(change -> change.partition() == partition)
                                    .map(ContractChange::offset))
                    .isSorted();
        }
        assertThat(client.received(SubscriberMessage.Missed.class)).isEmpty();
        assertThat(feed.reads()).isPositive();
    }

    @Test
    void with_all_every_message_bears_what_the_client_has_got() {
        stallAfterOneChange(Ask.all().when(SlowPolicy.ALL));
        feedMany(300);

        client.transport.flow();

        await().until(client::hasCompletedReplay);
        Cursor got = feed.start();
        for (SubscriberMessage.Changed changed : client.received(SubscriberMessage.Changed.class)) {
            got = got.covering(changed.entry().partition(), changed.entry().offset());
            assertThat(changed.cursor().withTime(0)).isEqualTo(got);
        }
    }

    @Test
    void with_disconnect_it_is_sent_away_even_while_its_write_is_stuck() {
        Cursor got = stallAfterOneChange(Ask.all().when(SlowPolicy.DISCONNECT));

        feedMany(100);

        await().until(() -> client.transport.lastWord() != null);
        assertThat(client.transport.lastWord()).isEqualTo(new SubscriberMessage.Position(got));
        assertThat(client.received()).hasSize(1);
        await().until(() -> node.fanout.status().connections() == 0);
        assertThat(node.fanout.status().disconnected()).isEqualTo(1);
        assertThat(node.fanout.status().writing()).isZero();
    }

    @Test
    void its_last_word_brings_it_back_without_loss() {
        stallAfterOneChange(Ask.all().when(SlowPolicy.DISCONNECT));
        feedMany(100);
        await().until(() -> client.transport.lastWord() != null);
        Cursor lastWord = Objects.requireNonNull(client.transport.lastWord()).cursor();

        Client again = new Client(node);
        again.subscribe(Ask.all().when(SlowPolicy.ALL).since(lastWord));

        await().until(again::hasCompletedReplay);
        assertThat(again.ids())
                .containsExactlyInAnyOrderElementsOf(ids(feed.all().subList(1, 101)));
    }

    @Test
    void one_that_the_log_overtakes_while_its_write_is_gathered_misses_nothing() {
        stallAfterOneChange(Ask.all());
        feedMany(10);
        client.words.meanwhile(() -> feedMany(100));

        client.transport.flow();

        await().until(client::hasCompletedReplay);
        assertThat(client.received(SubscriberMessage.Missed.class)).hasSize(1);
        assertThat(Mirror.of(client.received()).contracts()).isEqualTo(Truth.of(feed).contracts());
    }

    @Test
    void a_worker_slower_than_the_log_lets_everybody_find_out_what_was_missed() {
        Client narrow = new Client(node);
        narrow.subscribe(Ask.contracts("c-1"));
        Client quiet = new Client(node);
        quiet.subscribe(Ask.all().matching(Filter.NOTHING));
        client.subscribe(Ask.all());
        client.words.meanwhile(() -> feedMany(100));

        feedMany(1);

        await().until(client::hasCompletedReplay);
        await().until(narrow::hasCompletedReplay);
        assertThat(Mirror.of(client.received()).contracts()).isEqualTo(Truth.of(feed).contracts());
        assertThat(Mirror.of(narrow.received()).contracts())
                .isEqualTo(Truth.of(feed).matching(Ask.contracts("c-1").filter()));
        ContractChange live = fed(feed.update("c-1", Location.MUMBAI));
        await().until(() -> client.ids().contains(live.id()) && narrow.ids().contains(live.id()));
        assertThat(client.cursor()).isEqualTo(feed.end());
        assertThat(quiet.received()).isEmpty();
    }

    /** Has the client's socket stall with one change under way; its cursor then. */
    private Cursor stallAfterOneChange(Ask ask) {
        client.transport.stall();
        client.subscribe(ask);
        fed(feed.update("c-0", MadeFeed.location(0)));
        await().until(client.transport::isWriting);
        return feed.end();
    }

    private ContractChange fed(ContractChange change) {
        node.feed(change);
        return change;
    }

    private void feedMany(int changes) {
        for (int i = 0; i < changes; i++) {
            node.feed(feed.update("c-" + i % CONTRACTS, MadeFeed.location(i)));
        }
    }

    private static List<MessageId> ids(List<ContractChange> changes) {
        return changes.stream().map(ContractChange::id).toList();
    }
}
