package dev.switchboard.cli.mcp;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.switchboard.cli.CommandLine;
import dev.switchboard.cli.terminal.Terminal;
import dev.switchboard.model.json.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.channels.Channels;
import java.nio.channels.Pipe;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;

/** A client that started {@code ./switchboard mcp}, in this JVM. */
final class StdioClient implements AutoCloseable {

    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    private final ByteArrayOutputStream errors = new ByteArrayOutputStream();
    private final CompletableFuture<Integer> exit = new CompletableFuture<>();
    private final OutputStream stdin;

    StdioClient(String url) throws IOException {
        Pipe pipe = Pipe.open();
        stdin = Channels.newOutputStream(pipe.sink());
        Terminal terminal =
                new Terminal(
                        Channels.newInputStream(pipe.source()),
                        new PrintStream(new Lines(), true, UTF_8),
                        new PrintStream(errors, true, UTF_8),
                        false,
                        false);
        Thread.ofPlatform()
                .daemon()
                .start(() -> exit.complete(CommandLine.run(terminal, "mcp", "--url", url)));
    }

    private final class Lines extends OutputStream {

        private final ByteArrayOutputStream line = new ByteArrayOutputStream();

        @Override
        public synchronized void write(int letter) {
            if (letter == '\n') {
                lines.add(line.toString(UTF_8));
                line.reset();
            } else {
                line.write(letter);
            }
        }
    }

    /** Writes a line. */
    StdioClient send(String line) throws IOException {
        stdin.write((line + "\n").getBytes(UTF_8));
        stdin.flush();
        return this;
    }

    /** Waits for a line. */
    String next() throws InterruptedException {
        String line = lines.poll(2, TimeUnit.MINUTES);
        if (line == null) {
            throw new AssertionError("no line came; complaints: " + complaints());
        }
        return line;
    }

    JsonNode nextJson() throws InterruptedException {
        return Json.MAPPER.readTree(next());
    }

    /** What was written and not taken yet. */
    boolean isSilent() {
        return lines.isEmpty();
    }

    String complaints() {
        return errors.toString(UTF_8);
    }

    /** Ends the input and waits for the exit code. */
    int end() throws IOException {
        stdin.close();
        return exit.orTimeout(2, TimeUnit.MINUTES).join();
    }

    @Override
    public void close() throws IOException {
        end();
    }
}
