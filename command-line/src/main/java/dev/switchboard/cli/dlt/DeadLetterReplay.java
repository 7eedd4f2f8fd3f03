package dev.switchboard.cli.dlt;

import dev.switchboard.cli.kafka.KafkaAccess;
import dev.switchboard.cli.kafka.KafkaTrouble;
import dev.switchboard.cli.terminal.Printable;
import dev.switchboard.cli.terminal.Terminal;
import dev.switchboard.model.feed.MessageId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;

/**
 * Sends dead letters again in their order, or says what would come of it. After a failure that
 * would meet the next one too, nothing more is sent. One thread.
 */
final class DeadLetterReplay {

    private static final int MOST_IN_FLIGHT = 1_000;

    private final KafkaAccess kafka;
    private final Terminal terminal;
    private final DeadLetterReader.Selection selection;
    private final ReplayRecords records;
    private final Deque<Sending> inFlight = new ArrayDeque<>();
    private boolean stopped;
    private long valid;
    private long invalid;
    private long sent;
    private long failed;
    private long untried;

    private record Sending(ReplayRecords.Valid rec, Future<RecordMetadata> written) {}

    DeadLetterReplay(
            KafkaAccess kafka,
            Terminal terminal,
            DeadLetterReader.Selection selection,
            ReplayRecords records) {
        this.kafka = kafka;
        this.terminal = terminal;
        this.selection = selection;
        this.records = records;
    }

    /** Asks whether to send them, if there are any that can be. */
    boolean isConfirmed() {
        validate(_ -> {}, _ -> {});
        if (valid == 0) {
            return true;
        }
        String question =
                String.format(
                        Locale.ROOT,
                        "Send %,d dead letter%s again into %s at %s%s?",
                        valid,
                        valid == 1 ? "" : "s",
                        kafka.topics().updates().name(),
                        kafka.servers(),
                        invalid == 0
                                ? ""
                                : " (and not %,d that would be refused again)".formatted(invalid));
        try {
            return terminal.confirm(question);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Says of each whether it would be sent; true if all would. */
    boolean tryOut() {
        validate(
                rec ->
                        say(
                                "%s would be sent, contract %s"
                                        .formatted(rec.position(), rec.contract())),
                this::sayInvalid);
        if (!isEmpty()) {
            say(
                    String.format(
                            Locale.ROOT,
                            "%,d would be sent, %,d still invalid; nothing was sent",
                            valid,
                            invalid));
        }
        return invalid == 0;
    }

    /** Sends those that can be; true if these were all. */
    boolean send() {
        Producer<byte[], byte[]> producer = kafka.producer();
        try {
            validate(rec -> send(producer, rec), this::sayInvalid);
            producer.flush();
            inFlight.forEach(this::settle);
        } finally {
            producer.close(Duration.ZERO);
        }
        if (!isEmpty()) {
            String rest =
                    untried == 0 ? "" : String.format(Locale.ROOT, ", %,d not tried", untried);
            say(
                    String.format(
                            Locale.ROOT,
                            "%,d sent, %,d still invalid, %,d failed%s",
                            sent,
                            invalid,
                            failed,
                            rest));
        }
        if (failed > 0) {
            terminal.err()
                    .println(
                            "The same command again sends the rest;"
                                    + " what has arrived does not count twice.");
        }
        return invalid + failed + untried == 0;
    }

    /** Whether there were none. */
    boolean isEmpty() {
        return valid + invalid == 0;
    }

    private void validate(
            Consumer<ReplayRecords.Valid> whenValid, Consumer<ReplayRecords.Invalid> whenInvalid) {
        valid = 0;
        invalid = 0;
        selection.forEach(letter -> {
            switch (records.of(letter)) {
                case ReplayRecords.Valid rec -> {
                    valid++;
                    whenValid.accept(rec);
                }
                case ReplayRecords.Invalid rec -> {
                    invalid++;
                    whenInvalid.accept(rec);
                }
            }
        });
    }

    private void sayInvalid(ReplayRecords.Invalid rec) {
        say("%s still invalid: %s".formatted(rec.position(), Printable.line(rec.why())));
    }

    private void send(Producer<byte[], byte[]> producer, ReplayRecords.Valid rec) {
        while (!inFlight.isEmpty()
                && (inFlight.size() >= MOST_IN_FLIGHT || inFlight.getFirst().written().isDone())) {
            settle(inFlight.removeFirst());
        }
        if (stopped) {
            untried++;
            return;
        }
        Future<RecordMetadata> written;
        try {
            written = producer.send(rec.update());
        } catch (KafkaException e) {
            written = CompletableFuture.failedFuture(e);
        }
        inFlight.add(new Sending(rec, written));
    }

    /** Waits until Kafka has acknowledged it, or it has failed. */
    private void settle(Sending sending) {
        ReplayRecords.Valid rec = sending.rec();
        try {
            RecordMetadata at = sending.written().get();
            sent++;
            // Kafka, knowing a retried batch as a repeat, may no longer know where it lies.
            String id =
                    at.hasOffset()
                            ? " as "
                                    + new MessageId(
                                            MessageId.CONTRACTS, at.partition(), at.offset())
                            : "";
            say("%s sent%s, contract %s".formatted(rec.position(), id, rec.contract()));
        } catch (ExecutionException e) {
            failed++;
            Throwable cause = e.getCause() == null ? e : e.getCause();
            stopped |= !(cause instanceof RecordTooLargeException);
            String why =
                    cause instanceof TimeoutException
                            ? "Kafka did not acknowledge it in time; it may have it nevertheless"
                            : KafkaTrouble.of(cause, kafka.servers()).line();
            terminal.complain("%s failed: %s".formatted(rec.position(), why));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            failed++;
            stopped = true;
        }
    }

    private void say(String line) {
        terminal.out().println(line);
    }
}
