package dev.switchboard.broadcast.fanout;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.broadcast.feed.FeedEntry;
import dev.switchboard.broadcast.feed.MadeFeed;
import dev.switchboard.broadcast.history.ContractChange;
import dev.switchboard.model.contract.Location;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EncodedLogTest {

    private static final int ENTRY = 410;

    /** A chunk of 4 KB with room for 256 places, and the cursors of ten of them. */
    private static final long HELD = 4096 + 256 * 16 + 10 * 112;

    private static final Filter AT_CHENNAI =
            new Filter(Set.of(), Set.of(Location.CHENNAI.label()), false);

    private final MadeFeed feed = new MadeFeed(100);
    private final SharedLog log = new SharedLog(1000 * ENTRY);
    private final Pinned pinned = new Pinned(10_000_000);
    private final NumberedEncoder words = new NumberedEncoder(10);

    @BeforeEach
    void begin() {
        log.reset(feed.start());
    }

    private EncodedLog encodedLog(long budget, Filter filter) {
        return joined(new EncodedLogs(log, budget, pinned), filter);
    }

    private EncodedLog joined(EncodedLogs encodedLogs, Filter filter) {
        return requireNonNull(encodedLogs.join(words, filter));
    }

    private static Chunk.Run run(
            EncodedLog encodedLog, long logPosition, long until, int maxBytes) {
        return requireNonNull(encodedLog.run(logPosition, until, maxBytes));
    }

    private void append(int count) {
        for (int i = 0; i < count; i++) {
            log.append(feed.update("c-" + i % 7, MadeFeed.location(i)));
        }
    }

    @Test
    void what_follows_each_other_is_one_slice_as_large_as_allowed() {
        append(100);

        Chunk.Run run = run(encodedLog(10_000_000, Filter.ALL), 3, 100, 200);

        assertThat(run.messages()).isEqualTo(20);
        assertThat(run.end()).isEqualTo(23);
        assertThat(changes(run)).isEqualTo(feed.all().subList(3, 23));
        assertThat(run.cursor()).isEqualTo(requireNonNull(log.get(22)).cursor);
    }

    @Test
    void one_message_goes_however_large_it_is() {
        append(2);

        Chunk.Run run = run(encodedLog(10_000_000, Filter.ALL), 0, 2, 5);

        assertThat(run.messages()).isEqualTo(1);
    }

    @Test
    void nothing_beyond_the_bound_is_given() {
        append(10);
        EncodedLog encodedLog = encodedLog(10_000_000, Filter.ALL);
        encodedLog.run(0, 10, 20_000);

        assertThat(run(encodedLog, 0, 4, 20_000).end()).isEqualTo(4);
    }

    @Test
    void each_change_is_encoded_once_for_all_threads() throws Exception {
        append(1000);
        EncodedLog encodedLog = encodedLog(10_000_000, Filter.ALL);
        Callable<List<ContractChange>> reading = () -> read(encodedLog, 0, 1000);

        try (var threads = Executors.newFixedThreadPool(4)) {
            for (var read : threads.invokeAll(List.of(reading, reading, reading, reading))) {
                assertThat(read.get()).isEqualTo(feed.all());
            }
        }
        assertThat(words.encodings()).isEqualTo(1000);
    }

    @Test
    void changes_that_are_not_for_the_audience_are_left_out_also_of_thousands() {
        SharedLog large = new SharedLog(20_000L * ENTRY);
        large.reset(feed.start());
        for (int i = 0; i < 9000; i++) {
            large.append(feed.update("c", i % 900 == 0 ? Location.CHENNAI : Location.MUMBAI));
        }

        EncodedLog encodedLog = joined(new EncodedLogs(large, 10_000_000, pinned), AT_CHENNAI);

        assertThat(read(encodedLog, 0, 9000))
                .isNotEmpty()
                .isEqualTo(
                        feed.all().stream()
                                .filter(change -> AT_CHENNAI.relate(change) != Filter.Relation.NONE)
                                .toList());
    }

    @Test
    void messages_can_be_had_one_by_one() {
        append(100);
        List<SubscriberMessage> single = new ArrayList<>();

        Chunk.Run run = run(encodedLog(10_000_000, AT_CHENNAI), 5, 100, 60_000);
        run.forEach(message -> words.readAll(message).forEach(single::add));

        assertThat(single).hasSize(run.messages());
        assertThat(single).isEqualTo(words.readAll(run.frames()).toList());
    }

    @Test
    void it_keeps_no_more_than_its_budget_and_gives_nothing_of_what_is_gone() {
        append(900);
        EncodedLog encodedLog = encodedLog(4_000, Filter.ALL);

        assertThat(read(encodedLog, 0, 900)).isEqualTo(feed.all());

        assertThat(encodedLog.run(0, 900, 20_000)).isNull();
        assertThat(encodedLog.run(899, 900, 20_000)).isNotNull();
        assertThat(pinned.bytes()).isZero();
    }

    @Test
    void what_the_log_has_no_more_is_not_there() {
        append(3000);

        assertThat(log.first()).isPositive();
        assertThat(encodedLog(10_000_000, Filter.ALL).run(0, 3000, 20_000)).isNull();
    }

    @Test
    void a_reader_behind_a_long_gap_begins_anew() {
        SharedLog large = new SharedLog(10_000L * ENTRY);
        large.reset(feed.start());
        EncodedLog encodedLog = joined(new EncodedLogs(large, 100_000_000, pinned), Filter.ALL);
        for (int i = 0; i < 6000; i++) {
            large.append(feed.update("c", MadeFeed.location(i)));
        }
        encodedLog.run(0, 10, 20_000);

        Chunk.Run run = run(encodedLog, 5990, 6000, 20_000);

        assertThat(changes(run)).isEqualTo(feed.all().subList(5990, 6000));
        assertThat(words.encodings()).isEqualTo(20);
    }

    @Test
    void a_chunk_that_a_write_holds_is_counted_until_the_write_is_done() {
        append(10);
        EncodedLogs encodedLogs = new EncodedLogs(log, 10_000_000, pinned);
        Batch batch = new Batch(pinned);
        batch.add(run(joined(encodedLogs, Filter.ALL), 0, 10, 20_000));
        Held held = batch.hold();

        encodedLogs.leave(words, Filter.ALL);
        assertThat(pinned.bytes()).isEqualTo(HELD);
        assertThat(held.pins()).isEqualTo(HELD);
        held.letGo();

        assertThat(pinned.bytes()).isZero();
    }

    @Test
    void a_chunk_that_is_held_after_it_was_let_go_of_is_counted_too() {
        append(10);
        EncodedLogs encodedLogs = new EncodedLogs(log, 10_000_000, pinned);
        Batch batch = new Batch(pinned);
        batch.add(run(joined(encodedLogs, Filter.ALL), 0, 10, 20_000));
        encodedLogs.leave(words, Filter.ALL);

        Held held = batch.hold();
        assertThat(pinned.bytes()).isEqualTo(HELD);
        held.letGo();

        assertThat(pinned.bytes()).isZero();
    }

    @Test
    void the_same_readers_share_a_track_and_the_last_one_ends_it() {
        append(10);
        EncodedLogs encodedLogs = new EncodedLogs(log, 10_000_000, pinned);
        EncodedLog encodedLog = joined(encodedLogs, Filter.ALL);
        encodedLog.run(0, 10, 20_000);

        assertThat(encodedLogs.join(words, Filter.ALL)).isSameAs(encodedLog);
        assertThat(encodedLogs.join(words, AT_CHENNAI)).isNotSameAs(encodedLog);
        encodedLogs.leave(words, Filter.ALL);
        assertThat(encodedLogs.bytes()).isPositive();
        encodedLogs.leave(words, Filter.ALL);

        assertThat(encodedLogs.bytes()).isZero();
        assertThat(encodedLogs.join(words, Filter.ALL)).isNotSameAs(encodedLog);
    }

    private List<ContractChange> read(EncodedLog encodedLog, long from, long until) {
        List<ContractChange> read = new ArrayList<>();
        long logPosition = from;
        while (logPosition < until) {
            Chunk.Run run = run(encodedLog, logPosition, until, 50_000);
            read.addAll(changes(run));
            logPosition = run.end();
        }
        return read;
    }

    private List<ContractChange> changes(Chunk.Run run) {
        return words.readAll(run.frames())
                .<FeedEntry>map(message ->
                        switch (message) {
                            case SubscriberMessage.Changed changed -> changed.entry();
                            case SubscriberMessage.Left left -> left.entry();
                            default -> throw new AssertionError(message);
                        })
                .map(ContractChange.class::cast)
                .toList();
    }
}
