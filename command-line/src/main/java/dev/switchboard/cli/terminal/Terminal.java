package dev.switchboard.cli.terminal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Where a command reads from and writes to: what was asked for goes to {@code out}, everything said
 * about it to {@code err}. Safe for use by several threads, as its streams are.
 *
 * @param interactive whether a person sees the output at once, so that it may be drawn over
 * @param colours whether the output may hold ANSI colours
 */
public record Terminal(
        InputStream in, PrintStream out, PrintStream err, boolean interactive, boolean colours) {

    /** The streams of this process. Writes UTF-8 whatever the locale, as the wire does. */
    public static Terminal ofProcess() {
        // Without a terminal there is a console or none, by the version of Java.
        boolean interactive =
                Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false);
        return new Terminal(
                System.in,
                utf8(FileDescriptor.out),
                utf8(FileDescriptor.err),
                interactive,
                interactive && wantsColours(System.getenv()));
    }

    static boolean wantsColours(Map<String, String> environment) {
        return environment.getOrDefault("NO_COLOR", "").isEmpty()
                && !environment.getOrDefault("TERM", "").equals("dumb");
    }

    private static PrintStream utf8(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), true, UTF_8);
    }

    /** Says in one line what went wrong. */
    public void complain(String line) {
        err.println("switchboard: " + Printable.line(line));
    }

    /** Asks the person who looks, and reads a line; anything but yes is no. */
    public boolean confirm(String question) throws IOException {
        err.print(Printable.line(question) + " [y/N] ");
        err.flush();
        String answer = new BufferedReader(new InputStreamReader(in, UTF_8)).readLine();
        return answer != null && answer.strip().toLowerCase(Locale.ROOT).matches("y|yes");
    }
}
