package dev.switchboard.broadcast.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.broadcast.history.ContractChange;
import dev.switchboard.model.contract.Location;
import dev.switchboard.model.feed.Cursor;
import dev.switchboard.model.feed.MessageId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every {@link ChangeLog} does. */
abstract class ChangeLogContract {

    /** An empty log, the same for the whole of a test. */
    abstract ChangeLog<ContractChange> log();

    /** The cursor before its first change. */
    abstract Cursor start();

    /** Appends a change for good; null removes the contract. */
    abstract ContractChange append(String contract, Location location) throws Exception;

    @Test
    void every_change_between_is_read_once_and_in_order_within_its_partition() throws Exception {
        List<ContractChange> appended = appendMany(50);

        List<ContractChange> read = readAll(start(), covering(start(), appended));

        assertThat(ids(read)).containsExactlyInAnyOrderElementsOf(ids(appended));
        for (int p = 0; p < start().partitions(); p++) {
            int partition = p;
            assertThat(
                            read.stream()
                                    .filter(c -> c.partition() == partition)
                                    .map(ContractChange::offset))
                    .isSorted();
        }
    }

    @Test
    void what_the_first_cursor_covers_is_not_read_again() throws Exception {
        Cursor from = covering(start(), appendMany(20));
        List<ContractChange> later = appendMany(20);

        assertThat(ids(readAll(from, covering(from, later))))
                .containsExactlyInAnyOrderElementsOf(ids(later));
    }

    @Test
    void what_the_second_cursor_does_not_cover_is_not_read() throws Exception {
        List<ContractChange> first = appendMany(20);
        appendMany(20);

        assertThat(ids(readAll(start(), covering(start(), first))))
                .containsExactlyInAnyOrderElementsOf(ids(first));
    }

    @Test
    void between_equal_cursors_there_is_nothing() throws Exception {
        Cursor end = covering(start(), appendMany(5));

        ChangeLog.Stretch<ContractChange> stretch = log().read(end, end);

        assertThat(stretch.changes()).isEmpty();
        assertThat(stretch.end()).isEqualTo(end);
    }

    @Test
    void a_cursor_before_where_reading_begins_leaves_nothing_to_read() throws Exception {
        Cursor end = covering(start(), appendMany(5));

        ChangeLog.Stretch<ContractChange> stretch = log().read(end, start());

        assertThat(stretch.changes()).isEmpty();
        assertThat(stretch.end()).isEqualTo(end);
    }

    @Test
    void a_change_is_as_it_was_written() throws Exception {
        append("c", Location.CHENNAI);
        ContractChange appended = append("c", Location.MUMBAI);

        ContractChange read = readAll(start(), covering(start(), List.of(appended))).getLast();

        assertThat(read.contractId()).isEqualTo(appended.contractId());
        assertThat(read.location()).isEqualTo(Location.MUMBAI);
        assertThat(read.was()).isEqualTo(Location.CHENNAI);
        assertThat(read.id()).isEqualTo(appended.id());
    }

    @Test
    void reading_does_not_move_a_cursors_time() throws Exception {
        Cursor from = start().withTime(1_700_000_000_000L);
        List<ContractChange> appended = appendMany(5);

        assertThat(log().read(from, covering(from, appended)).end().time()).isEqualTo(from.time());
    }

    @Test
    void it_reaches_cursors_up_to_its_end() throws Exception {
        Cursor end = covering(start(), appendMany(20));

        assertThat(log().reaches(start())).isTrue();
        awaitReached(end);
    }

    @Test
    void it_does_not_reach_a_cursor_beyond_its_end() throws Exception {
        Cursor end = covering(start(), appendMany(20));

        assertThat(log().reaches(end.covering(1, 1000))).isFalse();
    }

    /** What was appended for good may take a moment to be in reach. */
    final void awaitReached(Cursor cursor) {
        await().until(() -> log().reaches(cursor));
    }

    private List<ContractChange> appendMany(int changes) throws Exception {
        List<ContractChange> appended = new ArrayList<>();
        for (int i = 0; i < changes; i++) {
            appended.add(append("c-" + i % 9, MadeFeed.location(i)));
        }
        return appended;
    }

    final List<ContractChange> readAll(Cursor from, Cursor until) throws Exception {
        List<ContractChange> read = new ArrayList<>();
        Cursor reached = from;
        while (!reached.coversAllOf(until)) {
            ChangeLog.Stretch<ContractChange> stretch = log().read(reached, until);
            read.addAll(stretch.changes());
            assertThat(stretch.end()).isNotEqualTo(reached);
            reached = stretch.end();
        }
        return read;
    }

    static Cursor covering(Cursor from, List<ContractChange> changes) {
        Cursor cursor = from;
        for (ContractChange change : changes) {
            cursor = cursor.covering(change.partition(), change.offset());
        }
        return cursor;
    }

    static List<MessageId> ids(List<ContractChange> changes) {
        return changes.stream().map(ContractChange::id).toList();
    }
}
