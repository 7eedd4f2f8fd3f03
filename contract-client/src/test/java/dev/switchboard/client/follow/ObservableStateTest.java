package dev.switchboard.client.follow;

import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What those who wait are told. */
class ObservableStateTest {

    @Test
    void a_following_that_failed_by_its_own_fault_says_why() {
        ObservableState followState = new ObservableState();
        Error fault = new AssertionError("a fault of ours");
        followState.end(fault);

        assertThatIllegalStateException()
                .isThrownBy(() -> followState.awaitLive(Duration.ofSeconds(60)))
                .withMessageContaining("a fault of ours")
                .withCause(fault);
    }
}
