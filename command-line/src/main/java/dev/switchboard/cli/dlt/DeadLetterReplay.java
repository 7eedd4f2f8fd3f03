package dev.switchboard.cli.dlt;

import dev.switchboard.cli.kafka.KafkaAccess;
import dev.switchboard.cli.terminal.Printable;
import dev.switchboard.cli.terminal.Terminal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.function.Consumer;

/** Sends the chosen dead letters again, or says what would come of it. */
final class DeadLetterReplay {

    private final KafkaAccess kafka;
    private final Terminal terminal;
    private final DeadLetterReader.Selection selection;
    private final ReplayRecords records;

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
        ReplayCounts counts = new ReplayCounts();
        validate(counts, _ -> {}, _ -> {});
        if (counts.valid == 0) {
            return true;
        }
        String question =
                String.format(
                        Locale.ROOT,
                        "Send %,d dead letter%s again into %s at %s%s?",
                        counts.valid,
                        counts.valid == 1 ? "" : "s",
                        kafka.topics().updates().name(),
                        kafka.servers(),
                        counts.invalid == 0
                                ? ""
                                : " (and not %,d that would be refused again)"
                                        .formatted(counts.invalid));
        try {
            return terminal.confirm(question);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Says of each whether it would be sent. */
    ReplayCounts tryOut() {
        ReplayCounts counts = new ReplayCounts();
        validate(
                counts,
                valid ->
                        terminal.out()
                                .println(
                                        "%s would be sent, contract %s"
                                                .formatted(valid.position(), valid.contract())),
                this::name);
        return counts;
    }

    /** Sends those that can be. */
    ReplayCounts send() {
        ReplayCounts counts = new ReplayCounts();
        try (ReplayProducer producer = new ReplayProducer(kafka, terminal, counts)) {
            validate(counts, producer::send, this::name);
            producer.finish();
        }
        return counts;
    }

    private void name(ReplayRecords.Invalid invalid) {
        terminal.out()
                .println(
                        "%s still invalid: %s"
                                .formatted(invalid.position(), Printable.line(invalid.why())));
    }

    private void validate(
            ReplayCounts counts,
            Consumer<ReplayRecords.Valid> whenValid,
            Consumer<ReplayRecords.Invalid> whenInvalid) {
        selection.forEach(letter -> {
            switch (records.of(letter)) {
                case ReplayRecords.Valid valid -> {
                    counts.valid++;
                    whenValid.accept(valid);
                }
                case ReplayRecords.Invalid invalid -> {
                    counts.invalid++;
                    whenInvalid.accept(invalid);
                }
            }
        });
    }
}
