package dev.switchboard.broadcast.keeper;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.broadcast.feed.ReadProgress;
import dev.switchboard.broadcast.history.HistoryView;
import dev.switchboard.broadcast.history.IdempotencyKeys;
import dev.switchboard.model.feed.Topics;
import dev.switchboard.service.kafka.KafkaConnection;
import dev.switchboard.service.kafka.SharedAdmin;
import dev.switchboard.testkit.TestKafka;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.common.Uuid;
import org.junit.jupiter.api.Test;

/** A node that is told to stop while its keeper is about to begin. */
class KeeperStopTest {

    private final Topics topics = TestKafka.freshTopics();
    private final CountDownLatch beginning = new CountDownLatch(1);
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile Thread supervisor = Thread.currentThread();

    @Test
    void what_was_stopped_does_not_begin_a_moment_later() throws Exception {
        try (KeeperNode node = KeeperNode.start(topics, "stopped")) {
            ReadProgress progress = ReadProgress.ofKept(Topics.HISTORY_PARTITIONS);
            progress.restart(Uuid.randomUuid());
            progress.caughtUp();
            Keeper keeper =
                    new Keeper(
                            node.bean(KafkaConnection.class),
                            node.bean(SharedAdmin.class),
                            topics,
                            progress,
                            new PendingState(
                                    new HistoryView(1_000_000),
                                    new IdempotencyKeys(Duration.ofHours(1), 10)),
                            new KeeperCounts(),
                            "beginning") {
                        @Override
                        void settle() {
                            waitUntilStopped();
                        }
                    };
            keeper.start();
            beginning.await();

            keeper.stop();
            stopped.countDown();
            supervisor.join();

            assertThat(keeper.isKeeping()).isFalse();
        }
    }

    /** As one who waits for Kafka: whatever interrupts it, it comes back when Kafka answers. */
    private void waitUntilStopped() {
        supervisor = Thread.currentThread();
        beginning.countDown();
        boolean waiting = true;
        while (waiting) {
            try {
                stopped.await();
                waiting = false;
            } catch (InterruptedException e) {
                // waits on
            }
        }
    }
}
