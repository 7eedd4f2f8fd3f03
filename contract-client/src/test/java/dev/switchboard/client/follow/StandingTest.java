package dev.switchboard.client.follow;

import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What those who wait are told. */
class StandingTest {

    @Test
    void a_following_that_failed_by_its_own_fault_says_why() {
        Standing standing = new Standing();
        Error fault = new AssertionError("a fault of ours");
        standing.end(fault);

        assertThatIllegalStateException()
                .isThrownBy(() -> standing.awaitLive(Duration.ofSeconds(60)))
                .withMessageContaining("a fault of ours")
                .withCause(fault);
    }
}
