package dev.switchboard.broadcast.fanout;

import static dev.switchboard.broadcast.fanout.Waits.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.broadcast.feed.MadeFeed;
import dev.switchboard.model.contract.Location;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LeavingTest {

    private final MadeFeed feed = new MadeFeed(100);
    private final Node node = new Node(feed);
    private final Client client = new Client(node, new NumberedEncoder(1000));

    @BeforeEach
    void fillTheView() {
        for (int i = 0; i < 100; i++) {
            node.feed(feed.update("c-" + i, Location.MUMBAI));
        }
    }

    @AfterEach
    void close() {
        node.close();
    }

    @Test
    void closing_during_a_stuck_catch_up_ends_it() {
        client.transport.stall();
        client.subscribe(Ask.all().latest());
        await().until(client.transport::isWriting);

        client.close();

        await().until(this::nothingIsLeft);
        assertThat(client.hasCompletedReplay()).isFalse();
    }

    @Test
    void unsubscribing_during_a_stuck_catch_up_ends_it_with_the_write() {
        client.transport.stall();
        Subscription subscription = client.subscribe(Ask.all().latest());
        await().until(client.transport::isWriting);

        client.unsubscribe(subscription);
        client.transport.flow();

        await().until(() -> node.fanout.status().catchUps() == 0);
        assertThat(node.fanout.status().subscriptions()).isZero();
        assertThat(client.transport.writes()).hasSize(1);
    }

    @Test
    void unsubscribing_leaves_other_subscriptions_of_the_connection_alone() {
        client.transport.stall();
        Subscription leaving = client.subscribe(Ask.all().latest());
        await().until(client.transport::isWriting);
        client.subscribe(Ask.contracts("c-1"));

        client.unsubscribe(leaving);
        var live = feed.update("c-1", Location.CHENNAI);
        node.feed(live);
        client.transport.flow();

        await().until(() -> client.ids().contains(live.id()));
    }

    @Test
    void many_that_come_and_go_leave_nothing_behind() {
        for (int i = 0; i < 200; i++) {
            Client passing = new Client(node, new NumberedEncoder(500));
            if (i % 3 == 0) {
                passing.transport.stall();
            }
            Subscription subscription =
                    passing.subscribe(i % 2 == 0 ? Ask.all().latest() : Ask.all());
            node.feed(feed.update("c-" + i, Location.MUMBAI));
            if (i % 5 == 0) {
                passing.unsubscribe(subscription);
            }
            passing.close();
        }
        client.close();

        await().until(this::nothingIsLeft);
    }

    @Test
    void more_catch_ups_than_may_read_at_once_all_get_through() {
        Client[] stuck = new Client[10];
        for (int i = 0; i < stuck.length; i++) {
            stuck[i] = new Client(node, new NumberedEncoder(1000));
            stuck[i].transport.stall();
            stuck[i].subscribe(Ask.all().latest());
        }

        client.subscribe(Ask.all().latest());

        await().until(client::hasCompletedReplay);
    }

    private boolean nothingIsLeft() {
        FanoutStatus status = node.fanout.status();
        return status.catchUps() == 0
                && status.connections() == 0
                && status.subscriptions() == 0
                && status.writing() == 0;
    }
}
