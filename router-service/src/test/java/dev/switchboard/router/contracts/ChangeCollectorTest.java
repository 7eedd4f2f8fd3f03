package dev.switchboard.router.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.client.follow.Change;
import dev.switchboard.client.follow.FollowState;
import dev.switchboard.model.contract.ContractId;
import dev.switchboard.testkit.Samples;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ChangeCollectorTest {

    private static final Duration LONG = Duration.ofDays(1);

    private final ChangeCollector collector = new ChangeCollector(2);

    private void update(String cursor) {
        collector.updated(new Change.Updated(Samples.UPDATE, "contracts-0-1", cursor, false));
    }

    @Test
    void it_is_full_with_as_many_changes_as_are_kept() throws Exception {
        update("c1");
        assertThat(collector.isFull()).isFalse();
        collector.removed(new Change.Removed(new ContractId("b"), "contracts-0-2", "c2", false));
        update("c3");

        collector.await(LONG, LONG);

        assertThat(collector.isFull()).isTrue();
        assertThat(collector.changes()).extracting(Change::cursor).containsExactly("c1", "c2");
    }

    @Test
    void after_the_first_change_others_may_join_it_for_a_while() throws Exception {
        collector.left(new Change.Left(new ContractId("a"), "contracts-0-1", "c1", false));

        collector.await(LONG, Duration.ofMillis(1));

        assertThat(collector.changes()).hasSize(1);
    }

    @Test
    void a_snapshot_is_passed_over_as_a_whole() throws Exception {
        collector.replayBegan(true, false);
        update("c1");
        update("c1");
        update("c1");
        collector.replayCompleted("c9");

        collector.await(LONG, LONG);

        assertThat(collector.changes()).isEmpty();
        assertThat(collector.isIncomplete()).isTrue();
    }

    @Test
    void so_is_what_follows_missed() throws Exception {
        update("c1");
        collector.missed(100);
        update("c1");
        collector.replayCompleted("c9");

        collector.await(LONG, LONG);

        assertThat(collector.changes()).hasSize(1);
        assertThat(collector.isIncomplete()).isTrue();
    }

    @Test
    void what_happened_since_a_cursor_is_told_one_by_one() throws Exception {
        collector.replayBegan(false, true);
        update("c1");
        collector.replayCompleted("c1");

        collector.await(LONG, Duration.ofMillis(1));

        assertThat(collector.changes()).hasSize(1);
        assertThat(collector.isIncomplete()).isFalse();
    }

    /** The cursor of the last change kept lies before it: it is told next time. */
    @Test
    void a_snapshot_behind_the_last_change_kept_is_no_concern_yet() throws Exception {
        update("c1");
        update("c2");
        collector.replayBegan(true, false);
        collector.replayCompleted("c9");

        collector.await(LONG, LONG);

        assertThat(collector.isIncomplete()).isFalse();
    }

    @Test
    void nobody_waits_for_a_following_that_has_ended() throws Exception {
        collector.stateChanged(FollowState.ENDED, "closed");

        collector.await(LONG, LONG);

        assertThat(collector.wasConnected()).isFalse();
        assertThat(collector.state()).isEqualTo("not connected yet");
    }

    @Test
    void a_wait_has_an_end() throws Exception {
        collector.stateChanged(FollowState.LIVE, "connected, live");

        collector.await(Duration.ofMillis(1), LONG);

        assertThat(collector.changes()).isEmpty();
        assertThat(collector.wasConnected()).isTrue();
    }
}
