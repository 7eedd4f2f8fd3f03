package dev.switchboard.broadcast.fanout;

import static dev.switchboard.broadcast.fanout.Waits.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.broadcast.feed.ChangeLog;
import dev.switchboard.broadcast.feed.MadeFeed;
import dev.switchboard.broadcast.history.ContractChange;
import dev.switchboard.model.contract.Location;
import dev.switchboard.model.feed.Cursor;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** From Kafka to the ring while the topic grows, at each step by a schedule of the test's own. */
class SeamTest {

    private static final int RING = 50;
    private static final int STRETCH = 30;
    private static final int PAST = 500;

    private final MadeFeed feed = new MadeFeed(STRETCH);

    /** How much the topic still grows: a catch-up that needs it all has not caught up. */
    private final AtomicInteger supply = new AtomicInteger();

    private int looksAnEviction = Integer.MAX_VALUE;
    private int atEachReading;
    private int looks;

    /** One thread at a time. */
    private synchronized void grow(Node node, int changes) {
        for (int i = 0;
                i < changes && supply.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
                i++) {
            node.feed(feed.update("c-" + i % 7, Location.CHENNAI));
        }
    }

    private final class Growing implements ChangeLog<ContractChange> {

        @Override
        public Stretch<ContractChange> read(Cursor from, Cursor until) throws TimeoutException {
            grow(node, atEachReading);
            return feed.read(from, until);
        }

        @Override
        public boolean reaches(Cursor cursor) throws TimeoutException {
            return feed.reaches(cursor);
        }

        @Override
        public boolean hasAllAfter(Cursor cursor) throws TimeoutException {
            return feed.hasAllAfter(cursor);
        }
    }

    private final Node node = new Node(feed, RING, this::look, new Growing());

    /** What the catch-up's look at the ring is preceded by; the worker's are not. */
    private void look() {
        if (Thread.currentThread().isVirtual() && ++looks % looksAnEviction == 0) {
            grow(node, 1);
        }
    }

    @Test
    void with_all_it_crosses_though_entries_are_evicted_as_it_looks() {
        fillBeyondTheRing();
        supply.set(20_000);
        looksAnEviction = 4;
        atEachReading = STRETCH / 3;
        Client client = new Client(node);

        client.subscribe(Ask.contracts("c-1", "c-2").when(SlowPolicy.ALL).since(begin()));

        await().until(client::hasCompletedReplay);
        assertThat(supply.get()).isPositive();
    }

    @Test
    void those_whom_nothing_matches_hold_up_nobody_however_fast_the_topic_grows() {
        fillBeyondTheRing();
        supply.set(Integer.MAX_VALUE);
        atEachReading = 2 * STRETCH;
        for (int i = 0; i < Node.CATCH_UPS; i++) {
            new Client(node).subscribe(Ask.contracts("none").when(SlowPolicy.ALL).since(begin()));
        }
        await().until(() -> node.fanout.status().catchUps() == Node.CATCH_UPS && feed.reads() > 20);
        Client fifth = new Client(node);

        fifth.subscribe(Ask.contracts("c-1").latest());

        await().until(fifth::hasCompletedReplay);
        await().until(() -> node.fanout.status().catchUps() == Node.CATCH_UPS);
    }

    @Test
    void one_whom_nothing_matches_is_noticed_to_be_gone() {
        fillBeyondTheRing();
        supply.set(Integer.MAX_VALUE);
        atEachReading = 2 * STRETCH;
        Client client = new Client(node);
        client.subscribe(Ask.contracts("none").when(SlowPolicy.ALL).since(begin()));
        await().until(() -> feed.reads() > 20);

        client.close();

        await().until(() -> node.fanout.status().catchUps() == 0);
    }

    @AfterEach
    void close() {
        node.close();
    }

    private void fillBeyondTheRing() {
        supply.set(PAST);
        grow(node, PAST);
    }

    private Cursor begin() {
        return feed.start().withTime(System.currentTimeMillis());
    }
}
