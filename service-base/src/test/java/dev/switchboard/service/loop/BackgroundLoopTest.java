package dev.switchboard.service.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class BackgroundLoopTest {

    private static final Duration NEVER = Duration.ofDays(1);

    private final Semaphore rounds = new Semaphore(0);
    private final List<Thread> threads = new CopyOnWriteArrayList<>();
    private Duration pause = NEVER;
    private BackgroundLoop loop = new BackgroundLoop("a loop", this::round);

    private Duration round() {
        threads.add(Thread.currentThread());
        rounds.release();
        return pause;
    }

    @AfterEach
    void stop() {
        loop.stop();
    }

    @Test
    void rounds_follow_each_other_on_one_virtual_thread_of_its_name() throws Exception {
        pause = Duration.ofMillis(1);

        loop.start();
        rounds.acquire(3);

        assertThat(threads).allMatch(Thread::isVirtual).allMatch(t -> t.getName().equals("a loop"));
        assertThat(threads.stream().distinct()).hasSize(1);
    }

    @Test
    void the_first_round_may_come_after_a_pause() throws Exception {
        Duration first = Duration.ofMillis(20);
        AtomicLong firstRound = new AtomicLong();
        loop =
                new BackgroundLoop(
                        "a loop",
                        first,
                        () -> {
                            firstRound.set(System.nanoTime());
                            return round();
                        });

        long started = System.nanoTime();
        loop.start();
        rounds.acquire();

        assertThat(firstRound.get() - started).isGreaterThanOrEqualTo(first.toNanos());
    }

    @Test
    void a_round_begins_at_once_when_it_is_woken() throws Exception {
        loop.start();
        rounds.acquire();

        loop.wake();

        rounds.acquire();
        assertThat(threads).hasSize(2);
    }

    @Test
    void one_that_is_woken_during_a_round_does_another() throws Exception {
        Semaphore mayEnd = new Semaphore(0);
        loop =
                new BackgroundLoop(
                        "a loop",
                        () -> {
                            rounds.release();
                            mayEnd.acquire();
                            return NEVER;
                        });
        loop.start();
        rounds.acquire();

        loop.wake();
        mayEnd.release();

        rounds.acquire();
        assertThat(loop.isRunning()).isTrue();
    }

    @Test
    void a_stop_ends_the_thread_in_its_pause() throws Exception {
        loop.start();
        rounds.acquire();

        loop.stop();

        threads.getFirst().join();
        assertThat(loop.isRunning()).isFalse();
    }

    @Test
    void a_stop_interrupts_the_round_under_way() throws Exception {
        loop =
                new BackgroundLoop(
                        "a loop",
                        () -> {
                            round();
                            try {
                                new CountDownLatch(1).await();
                            } catch (InterruptedException e) {
                                // as a library that clears the interrupt
                            }
                            return Duration.ZERO;
                        });
        loop.start();
        rounds.acquire();

        loop.stop();

        threads.getFirst().join();
        assertThat(threads).hasSize(1);
    }

    @Test
    void a_second_start_and_a_second_stop_change_nothing() throws Exception {
        loop.start();
        loop.start();
        rounds.acquire();
        assertThat(threads).hasSize(1);

        loop.stop();
        loop.stop();

        assertThat(loop.isRunning()).isFalse();
    }

    @Test
    void after_a_stop_it_can_be_started_again() throws Exception {
        loop.start();
        rounds.acquire();
        loop.stop();

        loop.start();

        rounds.acquire();
        assertThat(loop.isRunning()).isTrue();
        assertThat(threads.stream().distinct()).hasSize(2);
    }

    @Test
    void a_new_thread_waits_for_a_round_that_does_not_heed_its_interrupt() throws Exception {
        AtomicInteger atOnce = new AtomicInteger();
        AtomicInteger mostAtOnce = new AtomicInteger();
        List<Boolean> stopped = new CopyOnWriteArrayList<>();
        Semaphore mayEnd = new Semaphore(0);
        loop =
                new BackgroundLoop(
                        "a loop",
                        () -> {
                            mostAtOnce.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
                            rounds.release();
                            mayEnd.acquireUninterruptibly();
                            stopped.add(loop.wasStopped());
                            atOnce.decrementAndGet();
                            return NEVER;
                        });
        loop.start();
        rounds.acquire();

        loop.stop();
        loop.start();
        mayEnd.release();
        rounds.acquire();
        mayEnd.release();

        await().until(() -> stopped.size() == 2);
        assertThat(stopped).containsExactly(true, false);
        assertThat(mostAtOnce).hasValue(1);
    }

    @Test
    void what_is_to_be_done_at_the_end_is_done_by_its_thread_without_an_interrupt()
            throws Exception {
        CountDownLatch ended = new CountDownLatch(1);
        loop =
                new BackgroundLoop(
                        "a loop",
                        new BackgroundLoop.Step() {
                            @Override
                            public Duration run() {
                                return round();
                            }

                            @Override
                            public void ended() {
                                if (!Thread.currentThread().isInterrupted()
                                        && Thread.currentThread().equals(threads.getFirst())) {
                                    ended.countDown();
                                }
                            }
                        });
        loop.start();
        rounds.acquire();

        loop.stop();

        ended.await();
        assertThat(loop.isRunning()).isFalse();
    }

    @Test
    void a_round_that_fails_is_logged_and_another_follows(CapturedOutput log) throws Exception {
        loop =
                new BackgroundLoop(
                        "a loop",
                        () -> {
                            rounds.release();
                            throw new IllegalStateException("on purpose");
                        });
        loop.start();

        // wakes it from its pause of a second
        rounds.acquire();
        loop.wake();
        rounds.acquire();

        assertThat(log).contains("a loop failed and goes on").contains("on purpose");
        assertThat(loop.isRunning()).isTrue();
    }

    @Test
    void a_round_that_fails_because_it_was_stopped_is_no_error(CapturedOutput log)
            throws Exception {
        loop =
                new BackgroundLoop(
                        "a loop",
                        () -> {
                            threads.add(Thread.currentThread());
                            rounds.release();
                            try {
                                new CountDownLatch(1).await();
                            } catch (InterruptedException e) {
                                throw new IllegalStateException("its socket was closed", e);
                            }
                            return NEVER;
                        });
        loop.start();
        rounds.acquire();

        loop.stop();
        threads.getFirst().join();

        assertThat(log).doesNotContain("its socket was closed");
    }
}
