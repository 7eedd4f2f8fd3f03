package dev.switchboard.admission.log;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A producer that is made when first needed, and made again when that fails. Thread-safe.
 *
 * <p>Its constructor throws where no bootstrap host resolves, which must not keep a service from
 * starting; and an error may leave it unusable for good, which must not outlast the error's cause.
 */
final class LazyProducer {

    private static final Logger logger = LoggerFactory.getLogger(KafkaUpdateLog.class);

    /** Looking a host up may take long: after a failure callers fail at once for that long. */
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Map<String, Object> settings;
    private final Duration closing;
    private final ReentrantLock lock = new ReentrantLock();
    private final AtomicReference<@Nullable Producer<String, byte[]>> producer =
            new AtomicReference<>();
    private boolean closed;
    private long failedAtNanos;
    private @Nullable KafkaException failure;

    /**
     * @param closing how long what is on its way may take when it is closed
     */
    LazyProducer(Map<String, Object> settings, Duration closing) {
        this.settings = settings;
        this.closing = closing;
    }

    /** The producer; blocks while it is being made. */
    Producer<String, byte[]> get() throws LogUnavailableException {
        Producer<String, byte[]> ready = producer.get();
        if (ready != null) {
            return ready;
        }
        lock.lock();
        try {
            return make();
        } finally {
            lock.unlock();
        }
    }

    private Producer<String, byte[]> make() throws LogUnavailableException {
        if (closed) {
            throw new LogUnavailableException("the service is stopping", null);
        }
        Producer<String, byte[]> other = producer.get();
        if (other != null) {
            return other;
        }
        if (failure != null && System.nanoTime() - failedAtNanos < PAUSE.toNanos()) {
            throw unreachable(failure);
        }
        try {
            Producer<String, byte[]> made = new KafkaProducer<>(settings);
            producer.set(made);
            failure = null;
            return made;
        } catch (KafkaException e) {
            if (failure == null) {
                logger.warn("no producer, Kafka is tried again with the next update", e);
            }
            failure = e;
            failedAtNanos = System.nanoTime();
            throw unreachable(e);
        }
    }

    /** Says that the producer failed to send; it is replaced if it will never send again. */
    void discard(Producer<String, byte[]> failed, RuntimeException why) {
        if (why instanceof InterruptException || !producer.compareAndSet(failed, null)) {
            return;
        }
        logger.warn("the producer is replaced", why);
        failed.close(Duration.ZERO);
    }

    void close() {
        Producer<String, byte[]> last;
        lock.lock();
        try {
            closed = true;
            last = producer.getAndSet(null);
        } finally {
            lock.unlock();
        }
        if (last != null) {
            last.close(closing);
        }
    }

    private static LogUnavailableException unreachable(KafkaException cause) {
        return new LogUnavailableException("Kafka cannot be reached", cause);
    }
}
