package dev.switchboard.broadcast.report;

import dev.switchboard.broadcast.fanout.Fanout;
import dev.switchboard.broadcast.fanout.FanoutStatus;
import dev.switchboard.broadcast.feed.ReadProgress;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.function.ToLongFunction;

/** The fan-out's figures as meters, the same that {@code /ws/status} shows. */
final class FanoutMeters implements MeterBinder {

    private final Fanout fanout;
    private final ReadProgress progress;

    FanoutMeters(Fanout fanout, ReadProgress progress) {
        this.fanout = fanout;
        this.progress = progress;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        gauge(registry, "connections", FanoutStatus::connections);
        gauge(registry, "subscriptions", FanoutStatus::subscriptions);
        gauge(registry, "writing", FanoutStatus::writing);
        gauge(registry, "catching.up", FanoutStatus::catchUps);
        counter(registry, "messages", FanoutStatus::messages);
        counter(registry, "bytes", FanoutStatus::bytes);
        counter(registry, "fell.behind", FanoutStatus::fellBehind);
        counter(registry, "conflated", FanoutStatus::conflated);
        counter(registry, "disconnected", FanoutStatus::disconnected);
        Gauge.builder("switchboard.fanout.encoded.bytes", fanout, Fanout::encodedBytes)
                .description("memory of ready messages that subscribers share")
                .register(registry);
        Gauge.builder("switchboard.fanout.pinned.bytes", fanout, Fanout::pinnedBytes)
                .description("memory that only writes under way still need")
                .register(registry);
        Gauge.builder("switchboard.history.lag", progress, ReadProgress::lag)
                .description("records of contract.history not read yet")
                .register(registry);
    }

    private void gauge(MeterRegistry registry, String name, ToLongFunction<FanoutStatus> value) {
        Gauge.builder("switchboard.fanout." + name, fanout, f -> value.applyAsLong(f.status()))
                .register(registry);
    }

    private void counter(MeterRegistry registry, String name, ToLongFunction<FanoutStatus> value) {
        FunctionCounter.builder(
                        "switchboard.fanout." + name, fanout, f -> value.applyAsLong(f.status()))
                .register(registry);
    }
}
