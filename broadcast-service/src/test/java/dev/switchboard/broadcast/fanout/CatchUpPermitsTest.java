package dev.switchboard.broadcast.fanout;

import static dev.switchboard.broadcast.fanout.Waits.await;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class CatchUpPermitsTest {

    private final CatchUpPermits permits = new CatchUpPermits(1);
    private final List<String> turns = new CopyOnWriteArrayList<>();

    @Test
    void who_came_first_reads_first() throws Exception {
        permits.take();
        List<Thread> all = List.of(newcomer("first"), newcomer("second"), newcomer("third"));

        permits.giveBack();

        join(all);
        assertThat(turns).containsExactly("first", "second", "third");
    }

    @Test
    void who_has_begun_comes_before_all_who_wait_to_begin() throws Exception {
        permits.take();
        List<Thread> all =
                List.of(newcomer("newcomer"), begun("first begun"), begun("second begun"));

        permits.giveBack();

        join(all);
        assertThat(turns).containsExactly("first begun", "second begun", "newcomer");
    }

    @Test
    void a_newcomer_has_its_turn_though_some_that_have_begun_never_end() throws Exception {
        permits.take();
        List<Thread> all = new ArrayList<>();
        all.add(newcomer("newcomer"));
        for (int i = 0; i < 2 * CatchUpPermits.MOST_IN_A_ROW; i++) {
            all.add(begun("begun"));
        }

        permits.giveBack();

        join(all);
        assertThat(turns).endsWith("begun");
        assertThat(turns.indexOf("newcomer")).isEqualTo(CatchUpPermits.MOST_IN_A_ROW);
    }

    @Test
    void who_no_longer_waits_takes_no_permit() throws Exception {
        permits.take();
        Thread gone = newcomer("gone");
        gone.interrupt();
        gone.join();
        Thread other = newcomer("other");

        permits.giveBack();

        other.join();
        assertThat(turns).containsExactly("other");
        assertThat(permits.waiting()).isZero();
    }

    private Thread newcomer(String name) {
        return waiting(() -> {
            try {
                permits.take();
            } catch (InterruptedException e) {
                return;
            }
            turn(name);
        });
    }

    private Thread begun(String name) {
        return waiting(() -> {
            permits.takeAgain();
            turn(name);
        });
    }

    private void turn(String name) {
        turns.add(name);
        permits.giveBack();
    }

    /** Starts someone who waits, and returns when he does. */
    private Thread waiting(Runnable turn) {
        int before = permits.waiting();
        Thread thread = Thread.ofVirtual().start(turn);
        await().until(() -> permits.waiting() == before + 1);
        return thread;
    }

    private static void join(List<Thread> threads) throws InterruptedException {
        for (Thread thread : threads) {
            thread.join();
        }
    }
}
