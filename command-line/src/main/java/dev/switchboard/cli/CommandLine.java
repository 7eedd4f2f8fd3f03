package dev.switchboard.cli;

import dev.switchboard.cli.dlt.DltCommand;
import dev.switchboard.cli.mcp.McpCommand;
import dev.switchboard.cli.replay.ReplayCommand;
import dev.switchboard.cli.send.SendCommand;
import dev.switchboard.cli.status.StatusCommand;
import dev.switchboard.cli.terminal.Terminal;
import dev.switchboard.cli.watch.WatchCommand;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/** Runs the command named by the first argument. */
@Command(name = "switchboard", description = "Talks to a running Switchboard.")
public final class CommandLine {

    /**
     * What the client for Java logs, the commands tell by themselves. Kept: loggers are forgotten.
     */
    private static final Logger CLIENT_LOG = Logger.getLogger("dev.switchboard.client");

    private CommandLine() {}

    /** Exits with 0, with 1 if the server could not do what was asked, with 2 for wrong usage. */
    public static void main(String[] args) {
        // Kafka's clients log to SLF4J, which would say that there is nothing to log with.
        System.setProperty("slf4j.internal.verbosity", "ERROR");
        // Servers end connections that were idle for 30 s; a message sent in that moment were lost.
        System.setProperty("jdk.httpclient.keepalive.timeout", "10");
        CLIENT_LOG.setLevel(Level.OFF);
        System.exit(run(Terminal.ofProcess(), args));
    }

    /** Runs a command on that terminal; its exit code, see {@link #main}. */
    public static int run(Terminal terminal, String... args) {
        var commands = new picocli.CommandLine(CommandSpec.forAnnotatedObject(new CommandLine()));
        commands.addSubcommand(new SendCommand(terminal))
                .addSubcommand(new WatchCommand(terminal))
                .addSubcommand(new StatusCommand(terminal))
                .addSubcommand(new ReplayCommand(terminal))
                .addSubcommand(DltCommand.in(terminal))
                .addSubcommand(new McpCommand(terminal))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpAutoWidth(true)
                .setOut(new PrintWriter(terminal.out(), true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(terminal.err(), true, StandardCharsets.UTF_8))
                .setParameterExceptionHandler((fault, _) -> explain(terminal, fault));
        commands.getSubcommands().values().forEach(CommandLine::addHelp);
        return commands.execute(args);
    }

    private static void addHelp(picocli.CommandLine command) {
        command.getSubcommands().values().forEach(CommandLine::addHelp);
        command.getCommandSpec()
                .addOption(
                        OptionSpec.builder("-h", "--help")
                                .usageHelp(true)
                                .description("this text")
                                .build());
    }

    private static int explain(Terminal terminal, ParameterException fault) {
        CommandSpec command = fault.getCommandLine().getCommandSpec();
        terminal.complain(
                "%s (see %s --help)".formatted(fault.getMessage(), command.qualifiedName()));
        return command.exitCodeOnInvalidInput();
    }
}
