package dev.switchboard.router.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.springframework.context.Lifecycle;

class EventSenderTest {

    private final MeterRegistry meters = new SimpleMeterRegistry();

    @Test
    void what_finds_no_room_is_dropped_and_counted() {
        EventSender sender =
                new EventSender(
                        new HashMap<>(Map.of("bootstrap.servers", "127.0.0.1:1")),
                        new NoTopics(),
                        () -> false,
                        2,
                        meters);
        sender.start();

        for (int i = 0; i < 5; i++) {
            sender.offer(() -> new ProducerRecord<>("calls", "key", new byte[0]));
        }
        assertThat(count("dropped")).isEqualTo(3);
        sender.stop();

        assertThat(count("dropped")).isEqualTo(5);
        assertThat(count("sent") + count("failed")).isZero();
    }

    private double count(String outcome) {
        return meters.counter("switchboard.router.events", "outcome", outcome).count();
    }

    private static final class NoTopics implements Lifecycle {
        @Override
        public void start() {}

        @Override
        public void stop() {}

        @Override
        public boolean isRunning() {
            return true;
        }
    }
}
