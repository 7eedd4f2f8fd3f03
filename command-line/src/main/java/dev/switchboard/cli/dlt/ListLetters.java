package dev.switchboard.cli.dlt;

import dev.switchboard.cli.kafka.KafkaAccess;
import dev.switchboard.cli.kafka.KafkaOptions;
import dev.switchboard.cli.kafka.KafkaTrouble;
import dev.switchboard.cli.terminal.Terminal;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Lists the newest dead letters. Exits with 1 when there is none. */
@Command(
        name = "list",
        sortOptions = false,
        description = {
            "Lists dead letters, the newest last: position, when, contract, bytes, reason.",
            "Aligned on a terminal, with tabs between columns elsewhere. Exits with 1 if there is"
                    + " none."
        })
final class ListLetters implements Callable<Integer> {

    private final Terminal terminal;

    /** Replaced by the one that picocli makes of this class. */
    @Spec private CommandSpec spec = CommandSpec.create();

    @Mixin private LetterFilter filter = new LetterFilter();

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "50",
            description = "at most the newest N (default: ${DEFAULT-VALUE})")
    private int limit;

    @Option(names = "--json", description = "everything of each letter as JSON, one letter a line")
    private boolean json;

    @Mixin private KafkaOptions kafka = new KafkaOptions();

    ListLetters(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        if (limit < 1) {
            throw new ParameterException(spec.commandLine(), "--limit must be 1 or more");
        }
        return kafka.run(terminal, this::list);
    }

    private int list(KafkaAccess access) throws KafkaTrouble {
        Newest newest = new Newest(limit);
        try (DeadLetterReader reader = new DeadLetterReader(access)) {
            reader.read(
                    reader.extent(filter.since()),
                    letter -> {
                        if (filter.matches(letter)) {
                            newest.add(letter);
                        }
                    });
        }
        if (newest.seen() == 0) {
            terminal.complain(filter.isUsed() ? "no dead letter matches" : "no dead letters");
            return 1;
        }
        print(newest.letters());
        terminal.err().println(summary(newest));
        return 0;
    }

    private void print(List<Letter> letters) {
        if (json) {
            letters.forEach(letter -> terminal.out().println(LetterJson.of(letter)));
        } else if (terminal.interactive()) {
            LetterTable.aligned(letters).forEach(terminal.out()::println);
        } else {
            LetterTable.tabbed(letters).forEach(terminal.out()::println);
        }
    }

    private String summary(Newest newest) {
        int shown = newest.letters().size();
        return String.format(
                Locale.ROOT,
                "%,d dead letter%s%s, %s shown",
                newest.seen(),
                newest.seen() == 1 ? "" : "s",
                filter.isUsed() ? " found" : " in all",
                shown == newest.seen() ? "all" : "the newest %,d".formatted(shown));
    }
}
