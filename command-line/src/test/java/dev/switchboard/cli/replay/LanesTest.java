package dev.switchboard.cli.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(180)
class LanesTest {

    @Test
    void contract_that_waits_holds_up_its_own_updates_only() throws InterruptedException {
        CountDownLatch otherHandled = new CountDownLatch(1);
        List<Long> handled = new CopyOnWriteArrayList<>();

        try (Lanes lanes =
                new Lanes(
                        2,
                        update -> {
                            if (update.line() == 1) {
                                await(otherHandled);
                            }
                            handled.add(update.line());
                            if (update.line() == 3) {
                                otherHandled.countDown();
                            }
                        })) {
            lanes.add(update(1, "a"));
            lanes.add(update(2, "a"));
            lanes.add(update(3, "b"));
        }

        assertThat(handled).containsExactly(3L, 1L, 2L);
    }

    @Test
    void as_many_are_handled_at_once_as_allowed_and_no_more() throws InterruptedException {
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CyclicBarrier three = new CyclicBarrier(3);

        try (Lanes lanes =
                new Lanes(
                        3,
                        _ -> {
                            most.accumulateAndGet(now.incrementAndGet(), Math::max);
                            await(three);
                            now.decrementAndGet();
                        })) {
            for (int i = 0; i < 300; i++) {
                lanes.add(update(i, i % 2 == 0 ? null : "c-" + i));
            }
        }

        assertThat(most.get()).isEqualTo(3);
        assertThat(now.get()).isZero();
    }

    private static Row.Update update(long line, @Nullable String contractId) {
        return new Row.Update(line, 1, contractId, "{}");
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await();
        } catch (InterruptedException | BrokenBarrierException e) {
            throw new AssertionError(e);
        }
    }
}
