package dev.switchboard.broadcast.fanout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.broadcast.feed.Interleaving;
import dev.switchboard.broadcast.feed.MadeFeed;
import dev.switchboard.broadcast.history.ContractChange;
import dev.switchboard.model.contract.Location;
import dev.switchboard.model.feed.Cursor;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SharedLogTest {

    private static final long TEN_ENTRIES = 10 * 410;

    private final MadeFeed feed = new MadeFeed(100);
    private final SharedLog log = new SharedLog(TEN_ENTRIES);

    @BeforeEach
    void begin() {
        log.reset(feed.start());
    }

    @Test
    void its_cursor_covers_all_that_was_appended() {
        appendMany(5);

        assertThat(log.cursor()).isEqualTo(feed.end());
        assertThat(log.end()).isEqualTo(5);
    }

    @Test
    void what_stands_before_its_oldest_entry_covers_what_is_gone_and_nothing_else() {
        List<ContractChange> changes = appendMany(50);

        int gone = (int) log.first();
        assertThat(gone).isPositive();
        Cursor base = Objects.requireNonNull(log.get(gone)).before;
        for (int i = 0; i < changes.size(); i++) {
            ContractChange change = changes.get(i);
            assertThat(base.covers(change.partition(), change.offset())).isEqualTo(i < gone);
        }
    }

    @Test
    void a_reader_goes_on_at_the_first_change_it_has_not_got() {
        List<ContractChange> changes = appendMany(9);
        Cursor third = cursorAfter(changes.subList(0, 3));

        assertThat(log.logPositionAfter(third)).hasValue(3);
        assertThat(log.logPositionAfter(feed.start())).hasValue(0);
        assertThat(log.logPositionAfter(feed.end())).hasValue(9);
    }

    @Test
    void the_first_change_not_got_is_found_however_another_node_interleaved() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        SharedLog roomy = new SharedLog(10_000_000);
        roomy.reset(feed.start());
        for (int i = 0; i < 200; i++) {
            feed.update("c-" + i % 17, MadeFeed.location(i));
        }
        List<ContractChange> here = Interleaving.of(feed, random);
        here.forEach(roomy::append);
        for (int round = 0; round < 100; round++) {
            List<ContractChange> there = Interleaving.of(feed, random);
            Cursor cursor = cursorAfter(there.subList(0, random.nextInt(200)));
            long expected =
                    here.stream().takeWhile(c -> cursor.covers(c.partition(), c.offset())).count();

            assertThat(roomy.logPositionAfter(cursor)).as("seed %d", seed).hasValue(expected);
        }
    }

    @Test
    void one_who_needs_what_is_gone_has_no_log_position() {
        appendMany(50);

        assertThat(log.logPositionAfter(feed.start())).isEmpty();
        assertThat(log.logPositionAfter(Objects.requireNonNull(log.get(log.first())).before))
                .hasValue(log.first());
    }

    @Test
    void one_at_the_head_has_a_log_position_however_fast_the_log_moves() throws Exception {
        try (ExecutorService intake = Executors.newSingleThreadExecutor()) {
            Future<?> flood = intake.submit(() -> appendMany(200_000));
            while (!flood.isDone()) {
                SharedLog.Head head = log.head();
                boolean found = log.logPositionAfter(head.cursor()).isPresent();
                // only one who was overtaken by the whole ring meanwhile may have none
                assertThat(found || log.first() > head.end()).isTrue();
            }
            flood.get();
        }
    }

    @Test
    void a_test_update_takes_a_log_position_but_moves_no_cursor() {
        appendMany(1);
        log.append(feed.test("t", Location.MUMBAI));

        assertThat(log.end()).isEqualTo(2);
        assertThat(log.cursor()).isEqualTo(feed.end());
        assertThat(log.logPositionAfter(feed.end())).hasValue(2);
    }

    @Test
    void renewing_moves_the_time_forward_only() {
        appendMany(1);
        long time = feed.end().time();

        log.renew(time - 1);
        assertThat(log.cursor()).isEqualTo(feed.end());
        log.renew(time + 1);
        assertThat(log.cursor()).isEqualTo(feed.end().withTime(time + 1));
    }

    /** One partition: what a cursor lacks first is the change after it, wherever the log begins. */
    @Test
    void nothing_is_passed_over_that_goes_while_a_log_position_is_looked_for() {
        for (int evictions : List.of(1, 3, 20)) {
            int look = 1;
            while (evictsAt(look, evictions)) {
                look++;
            }
            assertThat(look).as("looks at the ring").isGreaterThan(3);
        }
    }

    /**
     * Whether a log position was still looked for at that look, before which so many entries go.
     */
    private static boolean evictsAt(int look, int evictions) {
        MadeFeed one = new MadeFeed(1);
        Runnable[] step = {() -> {}};
        long budget = 8 * 410;
        SharedLog small = new SharedLog(budget, new SteppedRing(budget, () -> step[0].run()));
        small.reset(one.start());
        for (int i = 0; i < 12; i++) {
            small.append(one.update("c", Location.CHENNAI));
        }
        Cursor cursor = Objects.requireNonNull(small.get(small.first())).before;
        AtomicInteger looks = new AtomicInteger();
        step[0] =
                () -> {
                    if (looks.incrementAndGet() == look) {
                        for (int i = 0; i < evictions; i++) {
                            small.append(one.update("c", Location.CHENNAI));
                        }
                    }
                };

        OptionalLong logPosition = small.logPositionAfter(cursor);

        logPosition.ifPresent(found ->
                assertThat(hasAllBefore(found, cursor, one.all()))
                        .as("%d evictions before look %d", evictions, look)
                        .isTrue());
        return looks.get() >= look;
    }

    private static boolean hasAllBefore(
            long logPosition, Cursor cursor, List<ContractChange> changes) {
        if (logPosition == 0) {
            return true;
        }
        ContractChange last = changes.get((int) logPosition - 1);
        return cursor.covers(last.partition(), last.offset());
    }

    @Test
    void after_a_reset_log_positions_go_on_in_another_era() {
        appendMany(5);
        int era = log.head().era();
        MadeFeed anew = new MadeFeed(1);

        log.reset(anew.start());

        assertThat(log.head().era()).isNotEqualTo(era);
        assertThat(log.end()).isEqualTo(5);
        assertThat(log.get(4)).isNull();
        assertThat(log.cursor()).isEqualTo(anew.start());
        assertThat(log.logPositionAfter(anew.start())).hasValue(5);
    }

    @Test
    void every_append_is_announced() {
        AtomicInteger announced = new AtomicInteger();
        log.onAppend(announced::incrementAndGet);

        appendMany(7);

        assertThat(announced).hasValue(7);
    }

    private List<ContractChange> appendMany(int changes) {
        List<ContractChange> made = new ArrayList<>();
        for (int i = 0; i < changes; i++) {
            ContractChange change = feed.update("c-" + i % 5, MadeFeed.location(i));
            log.append(change);
            made.add(change);
        }
        return made;
    }

    private Cursor cursorAfter(List<ContractChange> changes) {
        Cursor cursor = feed.start();
        for (ContractChange change : changes) {
            cursor = cursor.after(change.partition(), change.offset(), change.appendTime());
        }
        return cursor;
    }
}
