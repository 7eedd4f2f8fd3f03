package dev.switchboard.cli.dlt;

import dev.switchboard.cli.kafka.KafkaAccess;
import dev.switchboard.cli.terminal.Printable;
import dev.switchboard.cli.terminal.Terminal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Sends the chosen letters again, or says what would come of it. */
final class DeadLetterReplay {

    private final KafkaAccess kafka;
    private final Terminal terminal;
    private final Choice choice;
    private final Drafting drafting;
    private final byte @Nullable [] body;

    /**
     * @param body takes the place of the letters'; null where they stay
     */
    DeadLetterReplay(KafkaAccess kafka, Terminal terminal, Choice choice, byte @Nullable [] body) {
        this.kafka = kafka;
        this.terminal = terminal;
        this.choice = choice;
        this.drafting = new Drafting(kafka.topics());
        this.body = body;
    }

    /** Asks whether to send them, if there are any that can be. */
    boolean isConfirmed() {
        ReplayTally tally = new ReplayTally();
        draft(tally, _ -> {}, _ -> {});
        if (tally.countReady() == 0) {
            return true;
        }
        String question =
                String.format(
                        Locale.ROOT,
                        "Send %,d dead letter%s again into %s at %s%s?",
                        tally.countReady(),
                        tally.countReady() == 1 ? "" : "s",
                        kafka.topics().updates().name(),
                        kafka.servers(),
                        tally.countUnfit() == 0
                                ? ""
                                : " (and not %,d that would be refused again)"
                                        .formatted(tally.countUnfit()));
        try {
            return terminal.confirm(question);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Says of each letter whether it would be sent. */
    ReplayTally tryOut() {
        ReplayTally tally = new ReplayTally();
        draft(
                tally,
                ready ->
                        terminal.out()
                                .println(
                                        "%s would be sent, contract %s"
                                                .formatted(
                                                        ready.letter(),
                                                        Printable.line(ready.contract().value()))),
                this::name);
        return tally;
    }

    /** Sends those that can be. */
    ReplayTally send() {
        ReplayTally tally = new ReplayTally();
        try (Dispatch dispatch = new Dispatch(kafka, terminal, tally)) {
            draft(tally, dispatch::send, this::name);
            dispatch.finish();
        }
        return tally;
    }

    private void name(Draft.Unfit unfit) {
        terminal.out()
                .println(
                        "%s still invalid: %s"
                                .formatted(unfit.letter(), Printable.line(unfit.why())));
    }

    private void draft(
            ReplayTally tally, Consumer<Draft.Ready> whenReady, Consumer<Draft.Unfit> whenUnfit) {
        choice.each(letter -> {
            switch (body == null ? drafting.asItWas(letter) : drafting.mended(letter, body)) {
                case Draft.Ready ready -> {
                    tally.ready();
                    whenReady.accept(ready);
                }
                case Draft.Unfit unfit -> {
                    tally.unfit();
                    whenUnfit.accept(unfit);
                }
            }
        });
    }
}
