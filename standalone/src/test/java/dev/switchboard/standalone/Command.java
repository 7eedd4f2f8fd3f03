package dev.switchboard.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.switchboard.cli.CommandLine;
import dev.switchboard.cli.terminal.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;

/**
 * What a command of {@code ./switchboard} came to, run in this JVM.
 *
 * @param exit the exit code
 * @param output all that it printed, what it complained of with it
 */
record Command(int exit, String output) {

    static Command run(String... words) {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        PrintStream screen = new PrintStream(printed, true, UTF_8);
        Terminal terminal =
                new Terminal(InputStream.nullInputStream(), screen, screen, false, false);
        int exit = CommandLine.run(terminal, words);
        return new Command(exit, printed.toString(UTF_8));
    }
}
