package dev.switchboard.model.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.apache.kafka.common.Uuid;
import org.junit.jupiter.api.Test;

class CursorTest {

    private static final int ROUNDS = 1000;

    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);

    @Test
    void the_start_covers_nothing() {
        Cursor start = Cursor.start(AnyCursor.TOPIC, 3);

        assertThat(start.partitions()).isEqualTo(3);
        assertThat(start.time()).isZero();
        assertThat(start.epoch()).isEqualTo(Cursor.epochOf(AnyCursor.TOPIC));
        assertThat(start.covers(2, 0)).isFalse();
    }

    @Test
    void topics_made_anew_have_another_epoch() {
        assertThat(Cursor.epochOf(Uuid.randomUuid())).isNotEqualTo(Cursor.epochOf(AnyCursor.TOPIC));
    }

    @Test
    void after_a_record_it_and_those_before_it_in_its_partition_are_covered() {
        Cursor cursor = Cursor.start(AnyCursor.TOPIC, 3).after(1, 41, 1_700_000_000_000L);

        assertThat(cursor.next(1)).isEqualTo(42);
        assertThat(cursor.covers(1, 41)).isTrue();
        assertThat(cursor.covers(1, 0)).isTrue();
        assertThat(cursor.covers(1, 42)).isFalse();
        assertThat(cursor.covers(0, 0)).isFalse();
        assertThat(cursor.time()).isEqualTo(1_700_000_000_000L);
    }

    @Test
    void a_record_covered_already_changes_nothing() {
        Cursor cursor = Cursor.start(AnyCursor.TOPIC, 3).after(1, 41, 1_700_000_000_000L);

        assertThat(cursor.after(1, 41, 1_800_000_000_000L)).isSameAs(cursor);
    }

    @Test
    void time_never_goes_back() {
        Cursor cursor = Cursor.start(AnyCursor.TOPIC, 3).after(0, 0, 1_700_000_000_000L);

        assertThat(cursor.after(1, 0, 1_600_000_000_000L).time()).isEqualTo(1_700_000_000_000L);
    }

    @Test
    void a_merge_is_the_least_that_covers_both() {
        for (int i = 0; i < ROUNDS; i++) {
            Cursor a = AnyCursor.of(random, 20);
            Cursor b = AnyCursor.of(random, 20);
            Cursor merged = a.merge(b);

            assertThat(merged.coversAllOf(a) && merged.coversAllOf(b)).as(round(i)).isTrue();
            for (int p = 0; p < AnyCursor.PARTITIONS; p++) {
                assertThat(merged.next(p)).as(round(i)).isIn(a.next(p), b.next(p));
            }
            assertThat(merged.time()).as(round(i)).isEqualTo(Math.max(a.time(), b.time()));
        }
    }

    @Test
    void merging_is_commutative_associative_and_idempotent() {
        for (int i = 0; i < ROUNDS; i++) {
            Cursor a = AnyCursor.of(random, 20);
            Cursor b = AnyCursor.of(random, 20);
            Cursor c = AnyCursor.of(random, 20);

            assertThat(a.merge(b)).as(round(i)).isEqualTo(b.merge(a));
            assertThat(a.merge(b).merge(c)).as(round(i)).isEqualTo(a.merge(b.merge(c)));
            assertThat(a.merge(a)).as(round(i)).isEqualTo(a);
            assertThat(a.merge(b).hashCode()).as(round(i)).isEqualTo(b.merge(a).hashCode());
        }
    }

    @Test
    void covering_all_is_a_partial_order() {
        for (int i = 0; i < ROUNDS; i++) {
            Cursor a = AnyCursor.of(random, 4);
            int partition = random.nextInt(AnyCursor.PARTITIONS);
            Cursor further = a.after(partition, a.next(partition), a.time() + 1);

            assertThat(a.coversAllOf(a)).as(round(i)).isTrue();
            assertThat(further.coversAllOf(a)).as(round(i)).isTrue();
            assertThat(a.coversAllOf(further)).as(round(i)).isFalse();
        }
    }

    @Test
    void two_cursors_meet_in_what_both_cover() {
        Cursor start = Cursor.start(AnyCursor.TOPIC, 3);
        Cursor one = start.after(0, 9, 20).after(1, 2, 20);
        Cursor other = start.after(1, 7, 10).after(2, 4, 10);

        assertThat(one.meet(other)).isEqualTo(start.after(1, 2, 10));
        assertThat(one.meet(one)).isEqualTo(one);
        assertThat(one.meet(Cursor.start(Uuid.ONE_UUID, 3))).isEqualTo(start);
    }

    @Test
    void a_topic_whose_first_records_were_deleted_begins_after_them() {
        Cursor start = Cursor.start(AnyCursor.TOPIC, new long[] {5, 0, 7});

        assertThat(start.covers(0, 4)).isTrue();
        assertThat(start.covers(0, 5)).isFalse();
        assertThat(start.time()).isZero();
    }

    @Test
    void covering_moves_the_place_but_not_the_time() {
        Cursor start = Cursor.start(AnyCursor.TOPIC, 3).withTime(5);

        assertThat(start.covering(1, 7).next(1)).isEqualTo(8);
        assertThat(start.covering(1, 7).time()).isEqualTo(5);
        assertThat(start.after(1, 7, 9).time()).isEqualTo(9);
    }

    @Test
    void cursors_of_topics_with_other_ids_or_partitions_are_not_comparable() {
        Cursor cursor = Cursor.start(AnyCursor.TOPIC, 3);

        assertThat(cursor.isComparableTo(cursor.after(0, 9, 1))).isTrue();
        assertThat(cursor.isComparableTo(Cursor.start(AnyCursor.TOPIC, 4))).isFalse();
        assertThat(cursor.isComparableTo(Cursor.start(Uuid.ONE_UUID, 3))).isFalse();
    }

    private String round(int i) {
        return "seed %d, round %d".formatted(seed, i);
    }
}
