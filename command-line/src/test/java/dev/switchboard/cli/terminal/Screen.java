package dev.switchboard.cli.terminal;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What a command under test reads and writes. */
public final class Screen {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    /** A terminal on which nobody looks, with that text to read. */
    public Terminal reading(String input) {
        return terminal(input.getBytes(StandardCharsets.UTF_8), false);
    }

    /** The same with bytes that may be no text. */
    public Terminal reading(byte[] input) {
        return terminal(input, false);
    }

    /** A terminal before which a person sits who types that. */
    public Terminal typing(String input) {
        return terminal(input.getBytes(StandardCharsets.UTF_8), true);
    }

    private Terminal terminal(byte[] input, boolean interactive) {
        return new Terminal(
                new ByteArrayInputStream(input),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                interactive,
                false);
    }

    /** A terminal on which nobody looks, with nothing to read. */
    public Terminal terminal() {
        return reading("");
    }

    /** The lines written so far. */
    public List<String> out() {
        return out.toString(StandardCharsets.UTF_8).lines().toList();
    }

    /** The lines complained so far. */
    public List<String> err() {
        return err.toString(StandardCharsets.UTF_8).lines().toList();
    }
}
