package dev.switchboard.cli.dlt;

import dev.switchboard.cli.kafka.KafkaAccess;
import dev.switchboard.cli.kafka.KafkaOptions;
import dev.switchboard.cli.kafka.KafkaTrouble;
import dev.switchboard.cli.terminal.FileFault;
import dev.switchboard.cli.terminal.Terminal;
import dev.switchboard.model.contract.ParsedUpdate;
import dev.switchboard.model.contract.UpdateReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Sends dead letters again. Exits with 0 if all were sent. */
@Command(
        name = "replay",
        sortOptions = false,
        description = {
            "Sends dead letters again, as new updates. Those that would be refused again are not"
                    + " sent, but named with what is wrong; then it exits with 1.",
            "Sent again within a day, a letter counts once. It stays among the dead letters for 30"
                    + " days, sent or not."
        },
        customSynopsis = {
            "switchboard dlt replay POSITION... [--yes] [--dry-run] [OPTIONS]",
            "       switchboard dlt replay POSITION --edit FILE [--dry-run] [OPTIONS]",
            "       switchboard dlt replay --all [--since WHEN] [--contract ID]",
            "                              [--reason TEXT] [--yes] [--dry-run] [OPTIONS]"
        })
final class ReplayDeadLetters implements Callable<Integer> {

    private final Terminal terminal;

    /** Replaced by the one that picocli makes of this class. */
    @Spec private CommandSpec spec = CommandSpec.create();

    @Parameters(
            arity = "0..*",
            paramLabel = "POSITION",
            converter = DeadLetterPosition.Converter.class,
            description = "where the letters lie, as list prints it, such as 0-17")
    private List<DeadLetterPosition> positions = List.of();

    @Option(names = "--all", description = "all letters, or all that the next three options choose")
    private boolean all;

    @Mixin private DeadLetterFilter filter = new DeadLetterFilter();

    @Option(
            names = "--edit",
            paramLabel = "FILE",
            description = "sends this JSON instead of the letter's; - reads the standard input")
    private @Nullable String edit;

    @Option(names = "--yes", description = "does not ask; needed for several without a terminal")
    private boolean yes;

    @Option(names = "--dry-run", description = "says what would be sent, and sends nothing")
    private boolean dryRun;

    @Mixin private KafkaOptions kafka = new KafkaOptions();

    ReplayDeadLetters(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        require(all == positions.isEmpty(), "name the letters by their POSITION, or give --all");
        require(all || !filter.isUsed(), "--since, --contract and --reason go with --all");
        require(edit == null || positions.size() == 1, "--edit goes with one POSITION");
        boolean ask = (all || positions.size() > 1) && !yes && !dryRun;
        require(
                !ask || terminal.interactive(),
                "to send several letters without a terminal to ask on, give --yes");
        ParsedUpdate edited;
        try {
            edited = edited();
        } catch (IOException e) {
            terminal.complain(
                    "--edit %s %s".formatted(edit, FileFault.describe(Path.of("" + edit), e)));
            return 1;
        }
        return kafka.run(terminal, access -> replay(access, edited, ask));
    }

    /** The body that is given, read as strictly as that of a request. */
    private @Nullable ParsedUpdate edited() throws IOException {
        if (edit == null) {
            return null;
        }
        return UpdateReader.STRICT.read(
                edit.equals("-")
                        ? terminal.in().readAllBytes()
                        : Files.readAllBytes(Path.of(edit)));
    }

    private int replay(KafkaAccess access, @Nullable ParsedUpdate edited, boolean ask)
            throws KafkaTrouble {
        try (DeadLetterReader reader = new DeadLetterReader(access)) {
            reader.requireUpdates(access);
            var selection = all ? reader.matching(filter) : reader.at(positions);
            var records = new ReplayRecords(access.topics().updates().name(), edited);
            var replay = new DeadLetterReplay(access, terminal, selection, records);
            if (ask && !replay.isConfirmed()) {
                terminal.complain("nothing was sent");
                return 1;
            }
            boolean clean = dryRun ? replay.tryOut() : replay.send();
            if (replay.isEmpty()) {
                terminal.complain(filter.nothingFound());
                return 1;
            }
            return clean ? 0 : 1;
        }
    }

    private void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new ParameterException(spec.commandLine(), otherwise);
        }
    }
}
