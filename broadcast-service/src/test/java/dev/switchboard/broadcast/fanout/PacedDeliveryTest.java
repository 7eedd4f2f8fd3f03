package dev.switchboard.broadcast.fanout;

import static dev.switchboard.broadcast.fanout.Waits.await;
import static dev.switchboard.model.contract.Location.CHENNAI;
import static dev.switchboard.model.contract.Location.MUMBAI;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.broadcast.feed.MadeFeed;
import dev.switchboard.broadcast.history.ContractChange;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PacedDeliveryTest {

    private final MadeFeed feed = new MadeFeed(100);
    private final Node node = new Node(feed);
    private final Client client = new Client(node);

    @AfterEach
    void close() {
        node.close();
    }

    @Test
    void messages_come_no_faster_than_the_rate() {
        client.subscribe(Ask.all().atMost(50));
        long start = System.nanoTime();

        for (int i = 0; i < 11; i++) {
            fed(feed.update("c-" + i, CHENNAI));
        }

        await().until(() -> client.ids().size() == 11);
        assertThat(System.nanoTime() - start).isGreaterThan(TimeUnit.MILLISECONDS.toNanos(200));
    }

    @Test
    void a_snapshot_comes_no_faster_than_the_rate() {
        for (int i = 0; i < 9; i++) {
            fed(feed.update("c-" + i, CHENNAI));
        }
        long start = System.nanoTime();

        client.subscribe(Ask.all().latest().atMost(50));

        await().until(client::hasCompletedReplay);
        assertThat(System.nanoTime() - start).isGreaterThan(TimeUnit.MILLISECONDS.toNanos(200));
        assertThat(client.ids()).hasSize(9);
    }

    @Test
    void what_is_superseded_meanwhile_is_passed_over() {
        client.subscribe(Ask.all().atMost(5));
        for (int i = 0; i < 500; i++) {
            fed(feed.update("c", MadeFeed.location(i)));
        }
        ContractChange last = fed(feed.update("c", MUMBAI));

        await().until(() -> client.ids().contains(last.id()));
        assertThat(client.ids()).hasSizeLessThan(501);
        assertThat(node.fanout.status().conflated()).isEqualTo(501 - client.ids().size());
    }

    @Test
    void that_a_contract_left_is_never_passed_over() {
        client.subscribe(Ask.at(CHENNAI).atMost(5));
        fed(feed.update("c", CHENNAI));

        fed(feed.update("c", MUMBAI));
        fed(feed.update("c", MUMBAI));

        await().until(() -> client.received(SubscriberMessage.Left.class).size() == 1);
        assertThat(Mirror.of(client.received()).contracts()).isEmpty();
    }

    @Test
    void a_removal_is_never_passed_over() {
        client.subscribe(Ask.at(CHENNAI).atMost(5));
        ContractChange there = fed(feed.update("c", CHENNAI));
        await().until(() -> client.ids().contains(there.id()));

        ContractChange removal = fed(feed.remove("c"));
        fed(feed.update("c", MUMBAI));

        await().until(() -> client.ids().contains(removal.id()));
        assertThat(Mirror.of(client.received()).contracts()).isEmpty();
    }

    @Test
    void a_test_update_is_never_passed_over() {
        client.subscribe(Ask.all().atMost(20));
        fed(feed.update("c", CHENNAI));
        ContractChange test = fed(feed.test("c", MUMBAI));
        ContractChange last = fed(feed.update("c", MUMBAI));

        await().until(() -> client.ids().contains(last.id()));
        assertThat(client.ids()).contains(test.id());
    }

    @Test
    void one_that_falls_out_while_it_waits_is_conflated() {
        try (Node small = new Node(feed, 10)) {
            Client paced = new Client(small);
            paced.subscribe(Ask.all().atMost(10));
            for (int i = 0; i < 100; i++) {
                small.feed(feed.update("c-" + i % 3, MadeFeed.location(i)));
            }

            await().until(paced::hasCompletedReplay);
            // it may have fallen out in the middle of the flood: what came later comes live
            await().untilAsserted(() ->
                    assertThat(Mirror.of(paced.received()).contracts())
                            .isEqualTo(Truth.of(feed).contracts()));
        }
    }

    private ContractChange fed(ContractChange change) {
        node.feed(change);
        return change;
    }
}
