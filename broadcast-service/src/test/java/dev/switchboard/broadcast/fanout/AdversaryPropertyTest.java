package dev.switchboard.broadcast.fanout;

import static dev.switchboard.broadcast.fanout.Waits.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.broadcast.fanout.Filter.Relation;
import dev.switchboard.broadcast.feed.Interleaving;
import dev.switchboard.broadcast.feed.MadeFeed;
import dev.switchboard.broadcast.history.ContractChange;
import dev.switchboard.model.contract.Location;
import dev.switchboard.model.feed.Cursor;
import dev.switchboard.model.feed.MessageId;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.RepeatedTest;

/** Recoveries at each step of which the log may move on, by an {@link Adversary}. */
class AdversaryPropertyTest {

    private static final int CHANGES = 1_000;
    private static final int ROUNDS = 100;
    private static final int LARGEST_RING = 8;

    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);
    private final MadeFeed feed = new MadeFeed(1 + random.nextInt(40));
    private final Filter filter = AnyFilter.of(random);

    AdversaryPropertyTest() {
        for (int i = 0; i < CHANGES; i++) {
            AnyFilter.change(feed, random);
        }
    }

    @RepeatedTest(ROUNDS)
    void with_all_every_change_comes_once() {
        Cursor since = cursorOfAnotherNode();
        Adversary adversary = adversary();
        try (Node node = adversary.node()) {
            Client client = adversary.client();

            Subscription subscription =
                    client.subscribe(Ask.all().matching(filter).since(since).when(SlowPolicy.ALL));

            await().until(client::hasCompletedReplay);
            adversary.finish(last());
            awaitEnd(client, subscription);
            assertThat(deliveries(client))
                    .as("seed %d, %s", seed, filter)
                    .containsExactlyInAnyOrderElementsOf(after(since));
            assertThat(node.log.end()).isEqualTo(CHANGES + 1);
        }
    }

    @RepeatedTest(ROUNDS)
    void conflated_it_ends_up_with_the_truth() {
        Adversary adversary = adversary();
        try (Node node = adversary.node()) {
            Client client = adversary.client();
            Ask ask = Ask.all().matching(filter);

            Subscription subscription =
                    client.subscribe(random.nextBoolean() ? ask.latest() : ask.since(begin()));

            await().until(client::hasCompletedReplay);
            adversary.finish(last());
            awaitEnd(client, subscription);
            assertThat(Mirror.of(client.received()).contracts())
                    .as("seed %d, %s", seed, filter)
                    .isEqualTo(Truth.of(feed).matching(filter));
            assertThat(node.log.end()).isEqualTo(CHANGES + 1);
        }
    }

    /** A change that matches the filter: whoever has looked at it has looked at all. */
    private ContractChange last() {
        Location wanted =
                filter.groups().stream()
                        .flatMap(label -> Location.ofLabel(label).stream())
                        .findFirst()
                        .orElse(MadeFeed.location(0));
        return feed.update("c-3", wanted);
    }

    /** Waits until all that its node has read is sent to it, as far as its node knows. */
    private void awaitEnd(Client client, Subscription subscription) {
        Cursor end = feed.end();
        AtomicBoolean there = new AtomicBoolean();
        await().until(() -> {
            client.position(
                    subscription, cursor -> there.set(cursor != null && cursor.coversAllOf(end)));
            return there.get();
        });
    }

    /** One that has read something and interferes from now on. */
    private Adversary adversary() {
        List<ContractChange> order = Interleaving.of(feed, random);
        int ring = 1 + random.nextInt(LARGEST_RING);
        Adversary adversary = new Adversary(feed, order, ring, random.nextLong());
        adversary.read(random.nextInt(CHANGES / 2));
        adversary.rouse();
        return adversary;
    }

    /** Where a client stands that got some changes in another order. */
    private Cursor cursorOfAnotherNode() {
        Cursor cursor = begin();
        int got = random.nextInt(CHANGES / 2);
        for (ContractChange change : Interleaving.of(feed, random).subList(0, got)) {
            cursor = cursor.covering(change.partition(), change.offset());
        }
        return cursor;
    }

    /** A cursor before all changes that is not too old. */
    private Cursor begin() {
        return feed.start().withTime(System.currentTimeMillis());
    }

    private List<MessageId> after(Cursor cursor) {
        return feed.all().stream()
                .filter(change -> !cursor.covers(change.partition(), change.offset()))
                .filter(change -> filter.relate(change) != Relation.NONE)
                .map(ContractChange::id)
                .toList();
    }

    private static List<MessageId> deliveries(Client client) {
        return client.received().stream()
                .<MessageId>mapMulti((message, take) -> {
                    if (message instanceof SubscriberMessage.Changed changed) {
                        take.accept(changed.entry().id());
                    } else if (message instanceof SubscriberMessage.Left left) {
                        take.accept(left.entry().id());
                    }
                })
                .toList();
    }
}
