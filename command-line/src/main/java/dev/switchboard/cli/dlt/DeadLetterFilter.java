package dev.switchboard.cli.dlt;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that choose among dead letters; without any, all are chosen. */
final class DeadLetterFilter {

    @Option(
            names = "--since",
            paramLabel = "WHEN",
            converter = Since.class,
            description =
                    "only letters written since then: a time ago (30m, 24h, 7d) or an RFC 3339"
                            + " moment, UTC where it has no offset")
    private @Nullable Instant since;

    @Option(
            names = "--contract",
            paramLabel = "ID",
            description = "only letters of this contract, by their key or their contract_id")
    private @Nullable String contract;

    @Option(
            names = "--reason",
            paramLabel = "TEXT",
            description = "only letters whose reason or detail holds this text, in any case")
    private @Nullable String reason;

    /** Null when it was not asked for. */
    @Nullable Instant since() {
        return since;
    }

    boolean isUsed() {
        return since != null || contract != null || reason != null;
    }

    /** What is said when there is none. */
    String nothingFound() {
        return isUsed() ? "no dead letter matches" : "no dead letters";
    }

    boolean matches(DeadLetterRecord letter) {
        return (since == null || !letter.time().isBefore(since))
                && (contract == null || letter.concerns(contract))
                && (reason == null || lower(letter.why()).contains(lower(reason)));
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
