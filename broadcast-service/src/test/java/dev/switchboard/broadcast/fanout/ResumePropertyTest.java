package dev.switchboard.broadcast.fanout;

import static dev.switchboard.broadcast.fanout.Waits.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.broadcast.fanout.Filter.Relation;
import dev.switchboard.broadcast.feed.Interleaving;
import dev.switchboard.broadcast.feed.MadeFeed;
import dev.switchboard.broadcast.history.ContractChange;
import dev.switchboard.model.feed.Cursor;
import dev.switchboard.model.feed.MessageId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * A client that is cut after any message and resumes on a node that read the partitions in another
 * order.
 */
class ResumePropertyTest {

    private static final int CHANGES = 300;
    private static final int ROUNDS = 60;
    private static final int ROOMY = 10_000;

    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);

    @Test
    void cut_after_any_live_message_it_gets_the_rest_once_from_another_nodes_ring() {
        for (int round = 0; round < ROUNDS; round++) {
            everyChangeOnce(round, ROOMY, SlowPolicy.CONFLATE);
        }
    }

    @Test
    void cut_after_any_live_message_it_gets_the_rest_once_across_another_nodes_seam() {
        for (int round = 0; round < ROUNDS; round++) {
            everyChangeOnce(round, 1 + random.nextInt(CHANGES), SlowPolicy.ALL);
        }
    }

    @Test
    void cut_anywhere_even_in_a_burst_it_ends_up_with_the_truth() {
        for (int round = 0; round < ROUNDS; round++) {
            MadeFeed feed = new MadeFeed(1 + random.nextInt(40));
            Filter filter = AnyFilter.of(random);
            try (Node first = new Node(feed, 1 + random.nextInt(CHANGES));
                    Node second = new Node(feed, 1 + random.nextInt(CHANGES))) {
                make(feed);
                first.feed(Interleaving.of(feed, random));
                second.feed(Interleaving.of(feed, random));
                Ask ask = Ask.all().matching(filter).since(begin(feed));

                List<SubscriberMessage> seen = new ArrayList<>(cut(receivedBy(first, ask)));
                Cursor cursor = Mirror.of(seen).cursor();
                seen.addAll(receivedBy(second, cursor == null ? ask : ask.since(cursor)));

                assertThat(Mirror.of(seen).contracts())
                        .as("seed %d, round %d, %s", seed, round, filter)
                        .isEqualTo(Truth.of(feed).matching(filter));
            }
        }
    }

    private void everyChangeOnce(int round, int secondRing, SlowPolicy policy) {
        MadeFeed feed = new MadeFeed(1 + random.nextInt(40));
        Filter filter = AnyFilter.of(random);
        try (Node first = new Node(feed, ROOMY);
                Node second = new Node(feed, secondRing)) {
            make(feed);
            Ask ask = Ask.all().matching(filter).when(policy);
            Client client = new Client(first);
            client.subscribe(ask);
            Client witness = new Client(first);
            witness.subscribe(Ask.all());
            first.feed(Interleaving.of(feed, random));
            List<MessageId> expected = expected(feed, filter);
            await().until(() -> deliveries(client.received()).size() >= expected.size());

            List<SubscriberMessage> seen = new ArrayList<>(cut(client.received()));
            List<ContractChange> order = Interleaving.of(feed, random);
            int already = random.nextInt(CHANGES);
            second.feed(order.subList(0, already));
            Cursor cursor = Mirror.of(seen).cursor();
            Client again = new Client(second);
            again.subscribe(ask.since(cursor == null ? begin(feed) : cursor));
            second.feed(order.subList(already, CHANGES));
            int left = expected.size() - deliveries(seen).size();
            await().until(() ->
                    again.hasCompletedReplay() && deliveries(again.received()).size() >= left);
            seen.addAll(again.received());

            assertThat(deliveries(seen))
                    .as("seed %d, round %d, %s", seed, round, filter)
                    .containsExactlyInAnyOrderElementsOf(expected);
            assertThat(Mirror.of(seen).contracts())
                    .as("seed %d, round %d, %s", seed, round, filter)
                    .isEqualTo(Truth.of(feed).matching(filter));
        }
    }

    private List<SubscriberMessage> receivedBy(Node node, Ask ask) {
        Client client = new Client(node);
        client.subscribe(ask);
        await().until(client::hasCompletedReplay);
        return client.received();
    }

    private List<SubscriberMessage> cut(List<SubscriberMessage> received) {
        return received.subList(0, random.nextInt(received.size() + 1));
    }

    private void make(MadeFeed feed) {
        for (int i = 0; i < CHANGES; i++) {
            AnyFilter.change(feed, random);
        }
    }

    /** A cursor before all changes that is not too old. */
    private static Cursor begin(MadeFeed feed) {
        return feed.start().withTime(System.currentTimeMillis());
    }

    private static List<MessageId> expected(MadeFeed feed, Filter filter) {
        return feed.all().stream()
                .filter(change -> filter.relate(change) != Relation.NONE)
                .map(ContractChange::id)
                .toList();
    }

    private static List<MessageId> deliveries(List<SubscriberMessage> messages) {
        List<MessageId> ids = new ArrayList<>();
        for (SubscriberMessage message : messages) {
            if (message instanceof SubscriberMessage.Changed changed) {
                ids.add(changed.entry().id());
            } else if (message instanceof SubscriberMessage.Left left) {
                ids.add(left.entry().id());
            }
        }
        return ids;
    }
}
