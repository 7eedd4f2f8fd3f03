package dev.switchboard.admission.service;

import dev.switchboard.admission.Admission;
import dev.switchboard.admission.Admission.Accepted;
import dev.switchboard.admission.AdmissionCounts;
import dev.switchboard.admission.AdmissionListener;
import dev.switchboard.admission.Gate;
import dev.switchboard.admission.UpdateAdmission;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.BaseUnits;
import io.micrometer.core.instrument.distribution.HistogramSnapshot;
import java.time.Duration;
import java.util.function.ToLongFunction;

/**
 * Admission in numbers, for the metrics endpoint.
 *
 * <p>{@code switchboard.updates} counts by {@code outcome}; {@code received} = {@code accepted} +
 * {@code rejected} + {@code saturated} + what is in flight. {@code switchboard.updates.acknowledge}
 * times the accepted ones, from handing in to Kafka's acknowledgement; its percentiles are those of
 * the last two minutes. {@code switchboard.updates.in.flight} and its {@code .bytes} are what waits
 * for Kafka now.
 */
final class AdmissionMetrics implements AdmissionListener {

    private final MeterRegistry registry;
    private final Timer acknowledge;

    AdmissionMetrics(MeterRegistry registry) {
        this.registry = registry;
        this.acknowledge =
                Timer.builder("switchboard.updates.acknowledge")
                        .description("from handing in an update to Kafka's acknowledgement")
                        .publishPercentiles(0.5, 0.99)
                        .distributionStatisticExpiry(Duration.ofMinutes(2))
                        .register(registry);
    }

    @Override
    public void settled(Admission admission, Duration took) {
        if (admission instanceof Accepted) {
            acknowledge.record(took);
        }
    }

    void count(UpdateAdmission admission) {
        count(admission, "received", AdmissionCounts::received);
        count(admission, "accepted", AdmissionCounts::accepted);
        count(admission, "rejected", AdmissionCounts::rejected);
        count(admission, "saturated", AdmissionCounts::saturated);
        Gate gate = admission.gate();
        Gauge.builder("switchboard.updates.in.flight", gate, Gate::records).register(registry);
        Gauge.builder("switchboard.updates.in.flight.bytes", gate, Gate::bytes)
                .baseUnit(BaseUnits.BYTES)
                .register(registry);
    }

    HistogramSnapshot acknowledgeTimes() {
        return acknowledge.takeSnapshot();
    }

    private void count(
            UpdateAdmission admission, String outcome, ToLongFunction<AdmissionCounts> of) {
        FunctionCounter.builder("switchboard.updates", admission, a -> of.applyAsLong(a.counts()))
                .tag("outcome", outcome)
                .register(registry);
    }
}
