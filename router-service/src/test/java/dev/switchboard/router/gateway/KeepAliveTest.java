package dev.switchboard.router.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** It looks every millisecond, by a clock that stands still unless a test moves it. */
class KeepAliveTest {

    private static final Duration EVERY = Duration.ofMillis(1);

    private final AtomicLong now = new AtomicLong();
    private final AtomicInteger looks = new AtomicInteger();
    private final Set<Thread> clocks = ConcurrentHashMap.newKeySet();
    private final KeepAlive keepAlive = new KeepAlive(EVERY, this::looked, now::get);

    private void looked() {
        clocks.add(Thread.currentThread());
        looks.incrementAndGet();
    }

    @AfterEach
    void close() {
        keepAlive.close();
    }

    /** Counts how often it is kept alive, which ends as often as it is let go. */
    private static final class Counted implements KeptAlive {

        final AtomicInteger begun = new AtomicInteger();
        final AtomicInteger ended = new AtomicInteger();
        final Semaphore mayEnd;
        volatile boolean givenUp;

        Counted(int mayEnd) {
            this.mayEnd = new Semaphore(mayEnd);
        }

        @Override
        public void keepAlive() {
            begun.incrementAndGet();
            mayEnd.acquireUninterruptibly();
            ended.incrementAndGet();
        }

        @Override
        public void giveUp() {
            givenUp = true;
        }
    }

    @Test
    void an_answer_is_kept_alive_when_it_is_due_and_then_when_it_is_due_again() {
        Counted answer = new Counted(100);
        keepAlive.add(answer);
        awaitLooks();
        assertThat(answer.begun).hasValue(0);

        pass(EVERY);
        await().untilAsserted(() -> assertThat(answer.ended).hasValue(1));
        awaitLooks();
        assertThat(answer.begun).hasValue(1);

        pass(EVERY);
        await().untilAsserted(() -> assertThat(answer.ended).hasValue(2));
    }

    @Test
    void one_whose_client_does_not_read_is_not_written_to_twice_and_holds_up_no_other() {
        Counted stuck = new Counted(0);
        keepAlive.add(stuck);
        pass(EVERY);
        await().untilAsserted(() -> assertThat(stuck.begun).hasValue(1));
        Counted other = new Counted(100);
        keepAlive.add(other);

        pass(EVERY);
        await().untilAsserted(() -> assertThat(other.ended).hasValue(1));
        awaitLooks();
        assertThat(stuck.begun).hasValue(1);

        stuck.mayEnd.release(100);
        await().untilAsserted(() -> {
            pass(EVERY);
            assertThat(stuck.begun).hasValueGreaterThan(1);
        });
    }

    @Test
    void one_that_is_removed_is_left_alone() {
        Counted removed = new Counted(0);
        Counted other = new Counted(100);
        keepAlive.add(removed);
        keepAlive.add(other);
        pass(EVERY);
        await().untilAsserted(() -> assertThat(removed.begun).hasValue(1));

        keepAlive.remove(removed);
        removed.mayEnd.release(100);
        await().untilAsserted(() -> {
            pass(EVERY);
            assertThat(other.ended).hasValueGreaterThan(3);
        });

        assertThat(removed.begun).hasValue(1);
    }

    @Test
    void what_else_is_done_may_fail() {
        Counted answer = new Counted(100);
        try (KeepAlive failing =
                new KeepAlive(
                        EVERY,
                        () -> {
                            looked();
                            throw new IllegalStateException("on purpose");
                        },
                        now::get)) {
            failing.add(answer);
            awaitLooks();
            pass(EVERY);

            await().untilAsserted(() -> assertThat(answer.ended).hasValue(1));
        }
    }

    @Test
    void when_it_is_closed_it_looks_no_more() {
        awaitLooks();

        keepAlive.close();

        await().until(() -> clocks.stream().noneMatch(Thread::isAlive));
        assertThat(clocks).hasSize(1);
    }

    @Test
    void when_it_is_closed_what_is_under_way_is_given_up() {
        Counted before = new Counted(0);
        Counted removed = new Counted(0);
        Counted after = new Counted(0);
        keepAlive.add(before);
        keepAlive.add(removed);
        keepAlive.remove(removed);

        keepAlive.close();
        keepAlive.add(after);

        assertThat(before.givenUp).isTrue();
        assertThat(after.givenUp).isTrue();
        assertThat(removed.givenUp).isFalse();
    }

    private void awaitLooks() {
        int soFar = looks.get();
        await().until(() -> looks.get() > soFar + 3);
    }

    private void pass(Duration time) {
        now.addAndGet(time.toNanos());
    }
}
