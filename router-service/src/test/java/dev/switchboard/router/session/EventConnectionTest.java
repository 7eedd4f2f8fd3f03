package dev.switchboard.router.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

final class EventConnectionTest {

    private final CountDownLatch mayClose = new CountDownLatch(1);
    private volatile boolean closing;
    private volatile boolean closed;
    private volatile boolean closedBefore;

    private final EventConnection connection =
            new EventConnection() {

                @Override
                protected void write(String id, byte[] data) {}

                @Override
                protected void writeComment() {}

                @Override
                protected void close() {
                    closing = true;
                    try {
                        mayClose.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    closed = true;
                }
            };

    @Test
    void the_thread_whose_answer_it_is_leaves_when_another_has_ended_it() throws Exception {
        Thread other = Thread.startVirtualThread(connection::end);
        await().until(() -> closing);
        Thread own =
                Thread.startVirtualThread(() -> {
                    connection.awaitEnd();
                    closedBefore = closed;
                });
        await().until(() -> own.getState() == Thread.State.TIMED_WAITING);

        mayClose.countDown();

        assertThat(own.join(Duration.ofMinutes(1))).isTrue();
        assertThat(other.join(Duration.ofMinutes(1))).isTrue();
        assertThat(closedBefore).isTrue();
    }

    @Test
    void it_is_ended_once_by_who_waits_for_its_end() {
        mayClose.countDown();

        connection.awaitEnd();
        connection.awaitEnd();

        assertThat(closed).isTrue();
        assertThat(connection.isEnded()).isTrue();
    }
}
