package dev.switchboard.cli.dlt;

import dev.switchboard.cli.kafka.KafkaAccess;
import dev.switchboard.cli.kafka.KafkaOptions;
import dev.switchboard.cli.kafka.KafkaTrouble;
import dev.switchboard.cli.terminal.Terminal;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.PriorityQueue;
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
final class ListDeadLetters implements Callable<Integer> {

    private static final Comparator<DeadLetterRecord> BY_AGE =
            Comparator.comparing(DeadLetterRecord::time).thenComparing(DeadLetterRecord::position);

    private final Terminal terminal;

    /** Replaced by the one that picocli makes of this class. */
    @Spec private CommandSpec spec = CommandSpec.create();

    @Mixin private DeadLetterFilter filter = new DeadLetterFilter();

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "50",
            description = "at most the newest N (default: ${DEFAULT-VALUE})")
    private int limit;

    @Option(names = "--json", description = "everything of each letter as JSON, one letter a line")
    private boolean json;

    @Mixin private KafkaOptions kafka = new KafkaOptions();

    ListDeadLetters(Terminal terminal) {
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
        PriorityQueue<DeadLetterRecord> newest = new PriorityQueue<>(BY_AGE);
        long[] found = {0};
        try (DeadLetterReader reader = new DeadLetterReader(access)) {
            reader.matching(filter)
                    .forEach(letter -> {
                        found[0]++;
                        newest.add(letter);
                        if (newest.size() > limit) {
                            newest.remove();
                        }
                    });
        }
        if (newest.isEmpty()) {
            terminal.complain(filter.nothingFound());
            return 1;
        }
        lines(newest.stream().sorted(BY_AGE).toList()).forEach(terminal.out()::println);
        terminal.err().println(summary(found[0], newest.size()));
        return 0;
    }

    private List<String> lines(List<DeadLetterRecord> letters) {
        if (json) {
            return letters.stream().map(DeadLetterJson::of).toList();
        }
        return terminal.interactive()
                ? DeadLetterTable.aligned(letters)
                : DeadLetterTable.tabbed(letters);
    }

    private String summary(long found, int shown) {
        return String.format(
                Locale.ROOT,
                "%,d dead letter%s%s, %s shown",
                found,
                found == 1 ? "" : "s",
                filter.isUsed() ? " found" : " in all",
                shown == found ? "all" : String.format(Locale.ROOT, "the newest %,d", shown));
    }
}
