package dev.switchboard.router.audit;

import dev.switchboard.service.loop.BackgroundLoop;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.Lifecycle;
import org.springframework.context.SmartLifecycle;

/**
 * Sends events to Kafka on a thread of its own. Callers never wait: what finds no room in the queue
 * is dropped. Each event is counted once: {@code offered = sent + dropped + failed}, when none is
 * on its way. Thread-safe.
 */
final class EventSender implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(EventSender.class);

    private static final Duration QUIET = Duration.ofMillis(200);
    private static final Duration LAST_MOMENTS = Duration.ofSeconds(3);
    private static final String METER = "switchboard.router.events";

    private final Map<String, Object> kafka;
    private final Lifecycle topics;
    private final BooleanSupplier topicsAreThere;
    private final BlockingQueue<Supplier<ProducerRecord<String, byte[]>>> queue;
    private final Counter sent;
    private final Counter dropped;
    private final Counter failed;
    private final BackgroundLoop loop = new BackgroundLoop("router-events", this::send);
    private volatile boolean lastFailed;
    private volatile @Nullable Producer<String, byte[]> producer;

    /**
     * @param kafka properties of the client
     * @param topics makes the topics: a producer waits for one that does not exist, and others with
     *     it. No bean of its own: it would stop in the phase of the HTTP server, and this first, as
     *     it depends on it
     * @param topicsAreThere whether they are there, as far as Kafka answers: otherwise events wait
     *     in the queue
     * @param most how many events may wait
     */
    EventSender(
            Map<String, Object> kafka,
            Lifecycle topics,
            BooleanSupplier topicsAreThere,
            int most,
            MeterRegistry meters) {
        this.kafka = settings(kafka);
        this.topics = topics;
        this.topicsAreThere = topicsAreThere;
        this.queue = new ArrayBlockingQueue<>(most);
        this.sent = meters.counter(METER, "outcome", "sent");
        this.dropped = meters.counter(METER, "outcome", "dropped");
        this.failed = meters.counter(METER, "outcome", "failed");
    }

    private static Map<String, Object> settings(Map<String, Object> given) {
        Map<String, Object> settings = given;
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 5);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 5_000);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 120_000);
        return settings;
    }

    /**
     * Sends an event some time later, or drops it. Never blocks.
     *
     * @param event made on the sending thread
     */
    void offer(Supplier<ProducerRecord<String, byte[]>> event) {
        if (!queue.offer(event)) {
            dropped.increment();
        }
    }

    private Duration send() throws InterruptedException {
        if (!topicsAreThere.getAsBoolean()) {
            return QUIET;
        }
        Supplier<ProducerRecord<String, byte[]>> next =
                queue.poll(QUIET.toMillis(), TimeUnit.MILLISECONDS);
        while (next != null) {
            send(next);
            next = queue.poll();
        }
        return Duration.ZERO;
    }

    private void send(Supplier<ProducerRecord<String, byte[]>> event) {
        try {
            var _ = producer().send(event.get(), (_, failure) -> settle(failure));
        } catch (RuntimeException e) {
            // whatever it is: each event is counted
            settle(e);
        }
    }

    private Producer<String, byte[]> producer() {
        Producer<String, byte[]> now = producer;
        if (now == null) {
            now = new KafkaProducer<>(kafka, new StringSerializer(), new ByteArraySerializer());
            producer = now;
        }
        return now;
    }

    /** The producer's thread, or that which sends. */
    private void settle(@Nullable Exception failure) {
        if (failure == null) {
            sent.increment();
        } else {
            failed.increment();
            if (!lastFailed) {
                log.warn(
                        "an event of the router is lost; so may be the next: {}",
                        failure.toString());
            }
        }
        lastFailed = failure != null;
    }

    @Override
    public void start() {
        topics.start();
        loop.start();
    }

    /** Sends what waits, for a few seconds at most. */
    @Override
    public void stop() {
        loop.stop();
        topics.stop();
        boolean canSend = topicsAreThere.getAsBoolean();
        Supplier<ProducerRecord<String, byte[]>> next = queue.poll();
        while (next != null) {
            if (canSend) {
                send(next);
            } else {
                dropped.increment();
            }
            next = queue.poll();
        }
        Producer<String, byte[]> now = producer;
        producer = null;
        if (now != null) {
            now.close(LAST_MOMENTS);
        }
    }

    /** Stops after all that happens. */
    @Override
    public int getPhase() {
        return -1;
    }

    /** What has ended does not begin again. */
    @Override
    public boolean isPauseable() {
        return false;
    }

    @Override
    public boolean isRunning() {
        return loop.isRunning();
    }
}
