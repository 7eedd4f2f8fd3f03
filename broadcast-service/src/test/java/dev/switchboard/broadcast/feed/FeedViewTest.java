package dev.switchboard.broadcast.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.model.feed.Cursor;
import dev.switchboard.model.feed.MessageId;
import java.time.Duration;
import java.util.BitSet;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.Uuid;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The view of a feed whose topic is not compacted: recent entries only, however many keys. */
class FeedViewTest {

    private static final Duration RETENTION = Duration.ofHours(1);
    private static final long NOW = System.currentTimeMillis();

    /** As many as the slots that a ring of so many bytes has. */
    private static final int ENTRIES = 8;

    private final Deleted format = new Deleted();
    private final FeedView<Reading> view = new FeedView<>(ENTRIES * 256, format);
    private long offset;

    private static final class Deleted implements FeedFormat<Reading> {

        @Override
        public Optional<Reading> read(ConsumerRecord<byte[], byte[]> rec) {
            return Optional.empty();
        }

        @Override
        public Reading folded(Reading entry, @Nullable Reading previous, long sequence) {
            return entry.folded(previous, sequence);
        }

        @Override
        public @Nullable Object countedAs(Reading entry) {
            return entry.group();
        }

        @Override
        public CleanupPolicy cleanup() {
            return new CleanupPolicy.Delete(RETENTION);
        }
    }

    @BeforeEach
    void begin() {
        view.reset(Cursor.start(Uuid.ONE_UUID, 1));
    }

    private void read(String key, long time) {
        long at = offset++;
        MessageId id = new MessageId("readings", 0, at);
        view.apply(new Reading(key, "hall", null, 20, id, 0, at, time, -1), at);
    }

    @Test
    void it_holds_the_latest_of_no_more_keys_than_it_has_recent_entries() {
        for (int key = 0; key < 1000; key++) {
            read("t-" + key, NOW);
        }

        assertThat(view.latestChanges()).hasSize(ENTRIES);
        assertThat(view.latestEntry("t-999")).isNotNull();
        assertThat(view.latestEntry("t-0")).isNull();
        assertThat(view.count("hall")).isEqualTo(ENTRIES);
    }

    @Test
    void an_entry_that_gives_way_takes_no_later_one_of_its_key_with_it() {
        read("t", NOW);
        for (int key = 0; key < ENTRIES - 2; key++) {
            read("t-" + key, NOW);
        }
        read("t", NOW);
        read("another", NOW);

        assertThat(view.latestEntry("t")).isNotNull();
        assertThat(view.newest(1000, _ -> true)).hasSize(ENTRIES);
    }

    @Test
    void it_needs_no_more_records_than_it_can_hold() {
        assertThat(view.recordsToRead(1)).isEqualTo(ENTRIES);
        assertThat(new FeedView<>(ENTRIES * 256, new ReadingFormat()).recordsToRead(1))
                .isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void where_earlier_records_were_not_read_it_is_complete_from_the_first_that_was() {
        BitSet skipping = new BitSet();
        skipping.set(0);
        view.reset(Cursor.start(Uuid.ONE_UUID, new long[] {7}), skipping);
        assertThat(completeSince()).isGreaterThanOrEqualTo(NOW);

        read("t", NOW - 5);
        read("t", NOW);

        assertThat(completeSince()).isEqualTo(NOW - 4);
    }

    private long completeSince() {
        return view.recent(HistoryQuery.newest(1, _ -> true)).completeSince();
    }

    @Test
    void what_kafka_no_longer_keeps_is_forgotten() {
        read("old", NOW);
        read("young", NOW + 1);

        view.forgetOld(NOW + 1 + RETENTION.toMillis());

        assertThat(view.latestEntry("old")).isNull();
        assertThat(view.newest(1000, _ -> true)).extracting(Reading::key).containsExactly("young");
        assertThat(completeSince()).isEqualTo(NOW + 1);
    }
}
