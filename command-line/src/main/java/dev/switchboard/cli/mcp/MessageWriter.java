package dev.switchboard.cli.mcp;

import dev.switchboard.cli.terminal.Terminal;
import java.nio.charset.StandardCharsets;

/** Writes messages, each on a line of its own. Thread-safe. */
final class MessageWriter {

    private final Terminal terminal;

    MessageWriter(Terminal terminal) {
        this.terminal = terminal;
    }

    /** Whoever does not read any more also ends what is read here: that is where it is noticed. */
    synchronized void write(ServerMessage message) {
        byte[] line = (message.line() + "\n").getBytes(StandardCharsets.UTF_8);
        terminal.out().write(line, 0, line.length);
        terminal.out().flush();
    }

    /** Says something to the person who looks at the log of the client. */
    void complain(String line) {
        terminal.complain(line);
    }
}
