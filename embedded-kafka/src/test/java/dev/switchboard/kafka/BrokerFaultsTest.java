package dev.switchboard.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.common.utils.Exit;
import org.junit.jupiter.api.Test;

/** The JVM that runs these tests would be gone, were they to fail in the way that matters. */
class BrokerFaultsTest {

    @Test
    void a_halt_ends_the_thread_in_place_of_the_jvm_and_is_kept() {
        try (BrokerFaults faults = BrokerFaults.watch()) {
            assertThatThrownBy(() -> Exit.halt(1, "no folder is left"))
                    .isInstanceOf(IllegalStateException.class);

            assertThat(faults.fatal()).get().asString().endsWith("no folder is left");
        }
    }

    @Test
    void an_exit_after_the_last_broker_does_not_end_the_jvm_either() {
        BrokerFaults.watch().close();

        assertThatThrownBy(() -> Exit.exit(1)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void the_first_fatal_fault_is_kept() {
        try (BrokerFaults faults = BrokerFaults.watch()) {
            AtomicInteger actions = new AtomicInteger();
            var minor = faults.build("publishing", false, actions::incrementAndGet);
            var fatal = faults.build("raft", true, actions::incrementAndGet);

            assertThat(minor.handleFault("odd")).hasMessage("publishing: odd");
            assertThat(faults.fatal()).isEmpty();
            RuntimeException cause = new IllegalArgumentException("broken");
            assertThat(fatal.handleFault("gone", cause)).hasCause(cause);
            assertThat(fatal.handleFault("again")).hasMessage("raft: again");

            assertThat(faults.fatal()).contains("raft: gone");
            assertThat(actions).hasValue(3);
        }
    }
}
