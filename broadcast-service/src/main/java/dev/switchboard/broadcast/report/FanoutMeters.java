package dev.switchboard.broadcast.report;

import dev.switchboard.broadcast.fanout.Fanout;
import dev.switchboard.broadcast.fanout.FanoutStatus;
import dev.switchboard.broadcast.intake.TopicFeed;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * The fan-out's figures as meters, the same that {@code /ws/status} shows, and how far each feed is
 * behind Kafka.
 */
final class FanoutMeters implements MeterBinder {

    private final Fanout fanout;
    private final List<TopicFeed<?>> feeds;

    FanoutMeters(Fanout fanout, List<TopicFeed<?>> feeds) {
        this.fanout = fanout;
        this.feeds = List.copyOf(feeds);
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
        feeds.forEach(feed ->
                Gauge.builder("switchboard.feed.lag", feed, TopicFeed::lag)
                        .tag("feed", feed.feed().name())
                        .description("records of the feed's topic not read yet")
                        .register(registry));
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
