package dev.switchboard.broadcast.fanout;

import static dev.switchboard.broadcast.fanout.Waits.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.broadcast.feed.MadeFeed;
import dev.switchboard.broadcast.history.ContractChange;
import dev.switchboard.model.contract.Location;
import dev.switchboard.model.feed.MessageId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LiveDeliveryTest {

    private final MadeFeed feed = new MadeFeed(100);
    private final Node node = new Node(feed);

    @AfterEach
    void close() {
        node.close();
    }

    @Test
    void changes_arrive_in_the_order_of_the_log_with_its_cursors() {
        Client client = new Client(node);
        client.subscribe(Ask.all());

        List<ContractChange> changes = feedMany(1000);

        await().until(() -> client.ids().size() == 1000);
        assertThat(client.ids()).isEqualTo(ids(changes));
        assertThat(client.cursor()).isEqualTo(node.log.cursor());
        assertThat(client.received(SubscriberMessage.Changed.class))
                .noneMatch(SubscriberMessage.Changed::replayed);
    }

    @Test
    void a_subscription_gets_nothing_from_before_it() {
        feedMany(10);
        Client client = new Client(node);
        client.subscribe(Ask.all());

        List<ContractChange> after = feedMany(10);

        await().until(() -> client.ids().size() == 10);
        assertThat(client.ids()).isEqualTo(ids(after));
    }

    @Test
    void a_subscription_gets_everything_since_the_moment_it_was_asked_for() {
        Client client = new Client(node);
        StartPosition asked = node.feed.now();
        List<ContractChange> meanwhile = feedMany(10);

        client.subscribeAt(Ask.all(), asked);

        await().until(() -> client.ids().size() == 10);
        assertThat(client.ids()).isEqualTo(ids(meanwhile));
    }

    @Test
    void what_arrives_during_a_write_goes_out_together_in_the_next() {
        Client client = new Client(node);
        client.transport.stall();
        client.subscribe(Ask.all());
        feedMany(1);
        await().until(client.transport::isWriting);

        feedMany(20);
        client.transport.completeOne();

        await().until(client.transport::isWriting);
        assertThat(client.transport.writes()).containsExactly(1, 20);
    }

    @Test
    void a_write_has_about_64_kib_at_most() {
        Client client = new Client(node, new NumberedEncoder(1000));
        client.transport.stall();
        client.subscribe(Ask.all());
        feedMany(1);
        await().until(client.transport::isWriting);

        feedMany(150);
        client.transport.flow();

        await().until(() -> client.ids().size() == 151);
        assertThat(client.transport.writes()).containsExactly(1, 66, 66, 18);
    }

    @Test
    void a_socket_gets_no_second_write_before_it_has_taken_the_first() {
        Client client = new Client(node);
        client.transport.stall();
        client.subscribe(Ask.all());
        for (int i = 0; i < 20; i++) {
            feedMany(50);
            await().until(client.transport::isWriting);
            client.transport.completeOne();
        }

        assertThat(client.transport.everOverlapped()).isFalse();
    }

    @Test
    void a_change_is_encoded_once_for_all_of_an_audience() {
        NumberedEncoder shared = new NumberedEncoder(0);
        List<Client> clients = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            Client client = new Client(node, shared);
            client.subscribe(Ask.all());
            clients.add(client);
        }

        feedMany(30);

        await().until(() -> clients.stream().allMatch(client -> client.ids().size() == 30));
        assertThat(shared.encodings()).isEqualTo(30);
    }

    @Test
    void a_stalled_subscriber_holds_nobody_else_up() {
        Client stalled = new Client(node);
        stalled.transport.stall();
        stalled.subscribe(Ask.all());
        Client other = new Client(node);
        other.subscribe(Ask.all());

        feedMany(500);

        await().until(() -> other.ids().size() == 500);
        await().until(() -> node.fanout.status().writing() == 1);
        assertThat(stalled.transport.writes()).hasSize(1);
    }

    @Test
    void those_who_keep_too_much_in_memory_are_cut_those_that_stalled_first() {
        NumberedEncoder large = new NumberedEncoder(200_000);
        List<Client> stalled = new ArrayList<>();
        try (Node small = new Node(feed, 10)) {
            Client good = new Client(small, large);
            good.subscribe(Ask.all());
            for (int i = 0; i < 60; i++) {
                Client client = new Client(small, large);
                client.transport.stall();
                client.subscribe(Ask.all());
                small.feed(feed.update("c", MadeFeed.location(i)));
                await().until(client.transport::isWriting);
                stalled.add(client);
            }

            await().until(stalled.getFirst().transport::isCut);

            assertThat(stalled.getLast().transport.isCut()).isFalse();
            assertThat(good.transport.isCut()).isFalse();
        }
    }

    @Test
    void what_a_write_kept_is_let_go_when_its_client_goes_though_the_socket_never_says_so() {
        Client client = new Client(node, new NumberedEncoder(20_000));
        client.transport.stall();
        client.subscribe(Ask.contracts("c-0"));
        feedMany(1);
        await().until(() -> node.fanout.pinnedBytes() > 0);

        client.close();

        await().until(() -> node.fanout.status().connections() == 0);
        assertThat(node.fanout.pinnedBytes()).isZero();
    }

    @Test
    void a_broken_socket_holds_nobody_else_up() {
        Client broken = new Client(node);
        broken.transport.breakDown();
        broken.subscribe(Ask.all());
        Client other = new Client(node);
        other.subscribe(Ask.all());

        for (int i = 1; i <= 20; i++) {
            feedMany(1);
            int fed = i;
            await().until(() -> other.ids().size() == fed);
        }

        await().until(() -> node.fanout.status().connections() == 1);
        await().until(() -> other.transport.ticks() > 1);
    }

    @Test
    void subscriptions_of_one_connection_are_served_side_by_side() {
        Client client = new Client(node);
        client.subscribe(Ask.contracts("a"));
        client.subscribe(Ask.contracts("b"));

        for (int i = 0; i < 100; i++) {
            node.feed(feed.update("a", Location.MUMBAI));
            node.feed(feed.update("b", Location.MUMBAI));
        }

        await().until(() -> client.ids().size() == 200);
        assertThat(client.ids()).doesNotHaveDuplicates();
    }

    @Test
    void a_test_update_is_delivered_and_moves_no_cursor() {
        Client client = new Client(node);
        client.subscribe(Ask.all());
        feedMany(1);

        ContractChange test = feed.test("c-1", Location.MUMBAI);
        node.feed(test);

        await().until(() -> client.ids().size() == 2);
        assertThat(client.ids().getLast()).isEqualTo(test.id());
        assertThat(client.cursor()).isEqualTo(feed.end());
    }

    @Test
    void after_unsubscribing_nothing_comes() {
        Client client = new Client(node);
        Subscription subscription = client.subscribe(Ask.all());
        Client witness = new Client(node);
        witness.subscribe(Ask.all());

        client.unsubscribe(subscription);
        feedMany(10);

        await().until(() -> witness.ids().size() == 10);
        assertThat(client.received()).isEmpty();
        assertThat(node.fanout.status().subscriptions()).isEqualTo(1);
    }

    @Test
    void a_closed_connection_is_gone_even_in_the_middle_of_a_write() {
        Client client = new Client(node);
        client.transport.stall();
        client.subscribe(Ask.all());
        feedMany(1);
        await().until(client.transport::isWriting);

        client.close();

        await().until(() -> node.fanout.status().connections() == 0);
        assertThat(node.fanout.status().subscriptions()).isZero();
        assertThat(node.fanout.status().writing()).isZero();
        client.transport.flow();
        feedMany(10);
        assertThat(client.transport.writes()).containsExactly(1);
    }

    private List<ContractChange> feedMany(int changes) {
        List<ContractChange> made = new ArrayList<>();
        for (int i = 0; i < changes; i++) {
            ContractChange change = feed.update("c-" + i % 7, MadeFeed.location(i));
            made.add(change);
            node.feed(change);
        }
        return made;
    }

    private static List<MessageId> ids(List<ContractChange> changes) {
        return changes.stream().map(ContractChange::id).toList();
    }
}
