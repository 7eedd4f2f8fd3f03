package dev.switchboard.broadcast.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.broadcast.history.ContractChange;
import dev.switchboard.model.contract.Location;
import dev.switchboard.model.feed.Topics;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RecentEntriesTest {

    private static final long ROOMY = 10_000_000;

    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);
    private final MadeFeed feed = new MadeFeed(100);

    @Test
    void changes_come_newest_first_however_the_node_interleaved_them() {
        makeFeed(500);
        List<ContractChange> newestFirst = feed.all().reversed();

        for (int node = 0; node < 20; node++) {
            RecentEntries<ContractChange> recent = interleaved(ROOMY);

            assertThat(recent.query(newest(1000)).changes())
                    .as("seed %d, node %d", seed, node)
                    .isEqualTo(newestFirst);
        }
    }

    @Test
    void pages_join_without_gap_or_duplicate() {
        makeFeed(300);
        RecentEntries<ContractChange> recent = interleaved(ROOMY);
        int limit = 1 + random.nextInt(50);

        List<ContractChange> joined = new ArrayList<>();
        HistoryPosition before = null;
        do {
            HistoryPage<ContractChange> page =
                    recent.query(query(limit, 0, Long.MAX_VALUE, before));
            assertThat(page.changes()).hasSizeLessThanOrEqualTo(limit);
            joined.addAll(page.changes());
            before = page.next();
        } while (before != null);

        assertThat(joined).as("seed %d", seed).isEqualTo(feed.all().reversed());
    }

    @Test
    void a_page_that_holds_the_last_match_has_no_next() {
        makeFeed(10);
        RecentEntries<ContractChange> recent = interleaved(ROOMY);

        assertThat(recent.query(newest(10)).next()).isNull();
        assertThat(recent.query(newest(9)).next()).isNotNull();
    }

    @Test
    void from_is_inclusive_and_to_is_not() {
        makeFeed(100);
        RecentEntries<ContractChange> recent = interleaved(ROOMY);
        List<ContractChange> all = feed.all();
        long from = all.get(20).appendTime();
        long to = all.get(60).appendTime();

        assertThat(recent.query(query(1000, from, to, null)).changes())
                .isEqualTo(all.subList(20, 60).reversed());
    }

    @Test
    void only_what_is_wanted_is_answered() {
        makeFeed(100);
        RecentEntries<ContractChange> recent = interleaved(ROOMY);

        List<ContractChange> removals =
                recent.query(HistoryQuery.newest(1000, ContractChange::isRemoval)).changes();

        assertThat(removals)
                .isEqualTo(
                        feed.all().stream().filter(ContractChange::isRemoval).toList().reversed());
    }

    @Test
    void nothing_was_asked_of_an_empty_history() {
        RecentEntries<ContractChange> recent = recent(ROOMY);

        assertThat(recent.query(newest(10)).changes()).isEmpty();
        assertThat(recent.query(newest(10)).next()).isNull();
    }

    @Test
    void while_all_is_remembered_it_is_complete_within_the_compaction_lag() {
        makeFeed(100);
        RecentEntries<ContractChange> recent = interleaved(ROOMY);
        long before = System.currentTimeMillis();

        assertThat(recent.query(newest(1)).completeSince())
                .isGreaterThanOrEqualTo(before - Topics.COMPACTION_LAG.toMillis())
                .isLessThan(feed.all().getFirst().appendTime());
    }

    @Test
    void every_change_since_complete_since_is_there() {
        makeFeed(2000);
        RecentEntries<ContractChange> recent = interleaved(40_000);

        HistoryPage<ContractChange> page = recent.query(newest(1000));

        List<ContractChange> since =
                feed.all().stream()
                        .filter(change -> change.appendTime() >= page.completeSince())
                        .toList();
        assertThat(since).isNotEmpty();
        assertThat(page.changes()).as("seed %d", seed).containsAll(since);
    }

    @Test
    void a_forgotten_change_of_the_same_millisecond_leaves_it_incomplete() {
        RecentEntries<ContractChange> recent = recent(2 * MadeFeed.PARTITIONS * 300);
        long time = System.currentTimeMillis();
        for (int offset = 0; offset < 3; offset++) {
            recent.append(at(feed.update("c", Location.MUMBAI), offset, time));
        }

        assertThat(recent.query(newest(10)).changes()).hasSizeLessThan(3);
        assertThat(recent.query(newest(10)).completeSince()).isGreaterThan(time);
    }

    @Test
    void records_between_cursors_are_counted_without_markers() {
        makeFeed(200);
        RecentEntries<ContractChange> recent = interleaved(ROOMY);

        assertThat(recent.recordsBetween(feed.start(), feed.end())).isEqualTo(200);
        assertThat(recent.recordsBetween(feed.end(), feed.end())).isZero();
    }

    @Test
    void it_covers_what_it_was_given_and_nothing_later() {
        ContractChange change = feed.update("c", Location.MUMBAI);
        RecentEntries<ContractChange> recent = recent(ROOMY);

        assertThat(recent.covers(change.partition(), change.offset())).isFalse();

        recent.append(change);

        assertThat(recent.covers(change.partition(), change.offset())).isTrue();
        assertThat(recent.covers(change.partition(), change.offset() + 1)).isFalse();
        assertThat(recent.covers(99, 0)).isFalse();
    }

    private void makeFeed(int changes) {
        for (int i = 0; i < changes; i++) {
            String contract = "c-" + random.nextInt(20);
            if (random.nextInt(10) == 0) {
                feed.remove(contract);
            } else {
                feed.update(contract, MadeFeed.location(random.nextInt(4)));
            }
        }
    }

    private RecentEntries<ContractChange> interleaved(long budget) {
        RecentEntries<ContractChange> recent = recent(budget);
        Interleaving.of(feed, random).forEach(recent::append);
        return recent;
    }

    private static RecentEntries<ContractChange> recent(long budget) {
        return new RecentEntries<>(
                budget, MadeFeed.PARTITIONS, new BitSet(), Topics.COMPACTION_LAG, _ -> {});
    }

    private static HistoryQuery<ContractChange> newest(int limit) {
        return HistoryQuery.newest(limit, change -> true);
    }

    private static HistoryQuery<ContractChange> query(
            int limit, long from, long to, @Nullable HistoryPosition before) {
        return new HistoryQuery<>(limit, change -> true, from, to, before);
    }

    private static ContractChange at(ContractChange change, long offset, long time) {
        return new ContractChange(
                change.kind(),
                change.contractId(),
                change.location(),
                change.status(),
                change.timestamp(),
                change.was(),
                change.id(),
                change.partition(),
                offset,
                time,
                -1);
    }
}
