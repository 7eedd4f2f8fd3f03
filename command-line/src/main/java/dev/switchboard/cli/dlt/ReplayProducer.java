package dev.switchboard.cli.dlt;

import dev.switchboard.cli.kafka.KafkaAccess;
import dev.switchboard.cli.kafka.KafkaTrouble;
import dev.switchboard.cli.terminal.Terminal;
import dev.switchboard.model.feed.MessageId;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;

/**
 * Sends records in their order and says of each what came of it, once that is known. After a
 * failure that would meet the next one too, nothing more is sent. One thread.
 */
final class ReplayProducer implements AutoCloseable {

    private static final int MOST_IN_FLIGHT = 1_000;

    private final Terminal terminal;
    private final ReplayCounts counts;
    private final String servers;
    private final Producer<byte[], byte[]> producer;
    private final Deque<Sending> inFlight = new ArrayDeque<>();
    private boolean stopped;

    private record Sending(ReplayRecords.Valid valid, Future<RecordMetadata> written) {}

    ReplayProducer(KafkaAccess kafka, Terminal terminal, ReplayCounts counts) {
        this.terminal = terminal;
        this.counts = counts;
        this.servers = kafka.servers();
        this.producer = kafka.producer();
    }

    void send(ReplayRecords.Valid valid) {
        while (!inFlight.isEmpty()
                && (inFlight.size() >= MOST_IN_FLIGHT || inFlight.getFirst().written().isDone())) {
            settle(inFlight.removeFirst());
        }
        if (stopped) {
            counts.untried++;
            return;
        }
        Future<RecordMetadata> written;
        try {
            written = producer.send(valid.update());
        } catch (KafkaException e) {
            written = CompletableFuture.failedFuture(e);
        }
        inFlight.add(new Sending(valid, written));
    }

    /** Waits until all are acknowledged or have failed. */
    void finish() {
        producer.flush();
        inFlight.forEach(this::settle);
    }

    private void settle(Sending sending) {
        ReplayRecords.Valid valid = sending.valid();
        try {
            RecordMetadata at = sending.written().get();
            counts.sent++;
            terminal.out()
                    .println(
                            "%s sent%s, contract %s"
                                    .formatted(valid.position(), id(at), valid.contract()));
        } catch (ExecutionException e) {
            counts.failed++;
            Throwable cause = e.getCause() == null ? e : e.getCause();
            stopped |= !(cause instanceof RecordTooLargeException);
            terminal.complain("%s failed: %s".formatted(valid.position(), inWords(cause)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            counts.failed++;
            stopped = true;
        }
    }

    private String inWords(Throwable failure) {
        return failure instanceof TimeoutException
                ? "Kafka did not acknowledge it in time; it may have it nevertheless"
                : KafkaTrouble.of(failure, servers).line();
    }

    /** Kafka, knowing a retried batch as a repeat, may no longer know where it lies. */
    private static String id(RecordMetadata at) {
        return at.hasOffset()
                ? " as " + new MessageId(MessageId.CONTRACTS, at.partition(), at.offset())
                : "";
    }

    @Override
    public void close() {
        producer.close(Duration.ZERO);
    }
}
