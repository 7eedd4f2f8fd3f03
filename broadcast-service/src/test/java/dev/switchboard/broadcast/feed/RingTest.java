package dev.switchboard.broadcast.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class RingTest {

    private static final int BUDGET = 16 * 256;

    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);

    @Test
    void elements_stay_at_the_places_they_were_appended_at() {
        Ring<String> ring = new Ring<>(BUDGET);

        ring.append("a", 1);
        ring.append("b", 1);

        assertThat(ring.get(0)).isEqualTo("a");
        assertThat(ring.get(1)).isEqualTo("b");
        assertThat(ring.first()).isZero();
        assertThat(ring.end()).isEqualTo(2);
    }

    @Test
    void places_outside_hold_nothing() {
        Ring<String> ring = new Ring<>(BUDGET);
        ring.append("a", 1);

        assertThat(ring.get(-1)).isNull();
        assertThat(ring.get(1)).isNull();
    }

    @Test
    void the_oldest_go_when_the_bytes_run_out() {
        Ring<String> ring = new Ring<>(BUDGET);
        for (String each : List.of("a", "b", "c")) {
            ring.append(each, BUDGET / 2);
        }

        assertThat(ring.get(0)).isNull();
        assertThat(ring.get(1)).isEqualTo("b");
        assertThat(ring.get(2)).isEqualTo("c");
        assertThat(ring.first()).isEqualTo(1);
    }

    @Test
    void the_oldest_go_when_the_slots_run_out() {
        Ring<Integer> ring = new Ring<>(BUDGET);
        for (int i = 0; i < 20; i++) {
            ring.append(i, 0);
        }

        assertThat(ring.first()).isEqualTo(4);
        assertThat(ring.get(4)).isEqualTo(4);
        assertThat(ring.get(19)).isEqualTo(19);
    }

    @Test
    void an_element_heavier_than_the_budget_is_alone() {
        Ring<String> ring = new Ring<>(BUDGET);
        ring.append("a", 1);
        ring.append("heavy", BUDGET * 2);

        assertThat(ring.get(0)).isNull();
        assertThat(ring.get(1)).isEqualTo("heavy");

        ring.append("b", 1);

        assertThat(ring.get(1)).isNull();
        assertThat(ring.get(2)).isEqualTo("b");
    }

    @Test
    void after_clear_places_go_on_and_the_whole_budget_is_free() {
        Ring<String> ring = new Ring<>(BUDGET);
        ring.append("a", BUDGET);
        ring.append("b", BUDGET);

        ring.clear();
        ring.append("c", BUDGET / 2);
        ring.append("d", BUDGET / 2);

        assertThat(ring.get(1)).isNull();
        assertThat(ring.get(2)).isEqualTo("c");
        assertThat(ring.get(3)).isEqualTo("d");
    }

    @Test
    void it_holds_the_longest_tail_that_fits() {
        for (int round = 0; round < 200; round++) {
            int budget = 512 + random.nextInt(8192);
            int slots = Integer.highestOneBit(2 * (budget / 256) - 1);
            Ring<Integer> ring = new Ring<>(budget);
            ArrayDeque<Integer> weights = new ArrayDeque<>();
            long bytes = 0;
            for (int i = 0; i < 200; i++) {
                int weight = random.nextInt(1000);
                ring.append(i, weight);
                weights.add(weight);
                bytes += weight;
                while (weights.size() > 1 && (bytes > budget || weights.size() > slots)) {
                    bytes -= weights.remove();
                }
                assertThat(ring.end() - ring.first())
                        .as("seed %d, round %d, element %d", seed, round, i)
                        .isEqualTo(weights.size());
            }
        }
    }

    @Test
    void a_reader_on_another_thread_never_sees_a_wrong_element() throws Exception {
        Ring<Long> ring = new Ring<>(BUDGET);
        AtomicBoolean done = new AtomicBoolean();
        try (ExecutorService readers = Executors.newFixedThreadPool(2)) {
            List<Future<Long>> wrong = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                Random places = new Random(seed + i);
                wrong.add(readers.submit(() -> wrongElements(ring, places, done)));
            }

            for (long i = 0; i < 200_000; i++) {
                ring.append(i, random.nextInt(BUDGET / 8));
                if (i % 10_000 == 0) {
                    ring.clear();
                }
            }
            done.set(true);

            for (Future<Long> each : wrong) {
                assertThat(each.get()).as("seed %d", seed).isZero();
            }
        }
    }

    private static long wrongElements(Ring<Long> ring, Random places, AtomicBoolean done) {
        long wrong = 0;
        while (!done.get()) {
            long place = Math.max(0, ring.first() - 2 + places.nextInt(20));
            Long found = ring.get(place);
            if (found != null && found != place) {
                wrong++;
            }
        }
        return wrong;
    }
}
