package dev.switchboard.cli.dlt;

import dev.switchboard.cli.kafka.KafkaAccess;
import dev.switchboard.cli.kafka.KafkaTrouble;
import dev.switchboard.cli.terminal.Printable;
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
 * Sends drafts in their order and says of each what came of it, once that is known. After a failure
 * that would meet the next one too, nothing more is sent. One thread.
 */
final class Dispatch implements AutoCloseable {

    private static final int MOST_UNDER_WAY = 1_000;

    private final Terminal terminal;
    private final ReplayTally tally;
    private final String servers;
    private final Producer<byte[], byte[]> producer;
    private final Deque<Sending> underWay = new ArrayDeque<>();
    private boolean stopped;

    private record Sending(Draft.Ready draft, Future<RecordMetadata> written) {}

    Dispatch(KafkaAccess kafka, Terminal terminal, ReplayTally tally) {
        this.terminal = terminal;
        this.tally = tally;
        this.servers = kafka.servers();
        this.producer = kafka.producer();
    }

    void send(Draft.Ready draft) {
        while (!underWay.isEmpty()
                && (underWay.size() >= MOST_UNDER_WAY || underWay.getFirst().written().isDone())) {
            settle(underWay.removeFirst());
        }
        if (stopped) {
            tally.untried();
            return;
        }
        underWay.add(new Sending(draft, written(draft)));
    }

    private Future<RecordMetadata> written(Draft.Ready draft) {
        try {
            return producer.send(draft.update());
        } catch (KafkaException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    /** Waits until all are acknowledged or have failed. */
    void finish() {
        producer.flush();
        while (!underWay.isEmpty()) {
            settle(underWay.removeFirst());
        }
    }

    private void settle(Sending sending) {
        DeadLetterPosition letter = sending.draft().letter();
        try {
            RecordMetadata at = sending.written().get();
            tally.sent();
            terminal.out()
                    .println(
                            "%s sent%s, contract %s"
                                    .formatted(
                                            letter,
                                            id(at),
                                            Printable.line(sending.draft().contract().value())));
        } catch (ExecutionException e) {
            tally.failed();
            Throwable cause = e.getCause() == null ? e : e.getCause();
            stopped |= !(cause instanceof RecordTooLargeException);
            terminal.complain("%s failed: %s".formatted(letter, inWords(cause)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            tally.failed();
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
