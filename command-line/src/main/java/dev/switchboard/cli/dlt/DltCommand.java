package dev.switchboard.cli.dlt;

import dev.switchboard.cli.terminal.Terminal;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Stands before the commands for dead letters; does nothing by itself. */
@Command(
        name = "dlt",
        sortOptions = false,
        description =
                "Dead letters: updates in Kafka that could not be taken, with the reason; kept 30"
                        + " days.",
        synopsisSubcommandLabel = "(list | show | replay | skip)")
public final class DltCommand {

    private DltCommand() {}

    /** The command with those under it. */
    public static CommandLine in(Terminal terminal) {
        return new CommandLine(new DltCommand())
                .addSubcommand(new ListDeadLetters(terminal))
                .addSubcommand(new ShowDeadLetter(terminal))
                .addSubcommand(new ReplayDeadLetters(terminal))
                .addSubcommand(new SkipRecord(terminal));
    }
}
