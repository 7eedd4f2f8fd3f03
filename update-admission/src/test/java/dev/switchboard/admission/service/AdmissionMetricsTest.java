package dev.switchboard.admission.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.admission.AdmissionLimits;
import dev.switchboard.admission.SenderIdentity;
import dev.switchboard.admission.UpdateAdmission;
import dev.switchboard.admission.log.LogUnavailableException;
import dev.switchboard.admission.log.UpdateLog;
import dev.switchboard.admission.log.UpdateTopic;
import dev.switchboard.model.contract.ContractId;
import dev.switchboard.model.feed.MessageId;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class AdmissionMetricsTest {

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final AdmissionMetrics metrics = new AdmissionMetrics(registry);
    private final UpdateAdmission admission =
            new UpdateAdmission(
                    new PickyLog(), InstantSource.system(), metrics, AdmissionLimits.DEFAULT);

    @Test
    void received_is_the_sum_of_the_outcomes() {
        metrics.count(admission);

        admission.remove(new ContractId("taken"), SenderIdentity.ANONYMOUS).join();
        admission.remove(new ContractId("taken"), SenderIdentity.ANONYMOUS).join();
        admission.remove(new ContractId("missed"), SenderIdentity.ANONYMOUS).join();
        admission.update(new byte[0], SenderIdentity.ANONYMOUS).join();

        assertThat(counted("accepted")).isEqualTo(2);
        assertThat(counted("rejected")).isEqualTo(1);
        assertThat(counted("saturated")).isEqualTo(1);
        assertThat(counted("received")).isEqualTo(4);
    }

    @Test
    void only_what_was_acknowledged_is_timed() {
        admission.remove(new ContractId("taken"), SenderIdentity.ANONYMOUS).join();
        admission.remove(new ContractId("missed"), SenderIdentity.ANONYMOUS).join();

        assertThat(metrics.acknowledgeTimes().count()).isEqualTo(1);
        assertThat(metrics.acknowledgeTimes().percentileValues()).hasSize(2);
    }

    private double counted(String outcome) {
        return registry.get("switchboard.updates")
                .tag("outcome", outcome)
                .functionCounter()
                .count();
    }

    /** Takes everything but what is of the contract "missed". */
    private static final class PickyLog implements UpdateLog {

        @Override
        public CompletableFuture<MessageId> append(
                UpdateTopic topic,
                ContractId key,
                byte @Nullable [] value,
                Map<String, String> headers) {
            return key.value().equals("missed")
                    ? CompletableFuture.failedFuture(new LogUnavailableException("away", null))
                    : CompletableFuture.completedFuture(new MessageId("contracts", 0, 0));
        }

        @Override
        public void close() {}
    }
}
