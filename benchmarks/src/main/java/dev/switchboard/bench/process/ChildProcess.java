package dev.switchboard.bench.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A process of its own. One thread asks it. Ends with this JVM at the latest. */
public final class ChildProcess implements AutoCloseable {

    /** This JVM's program. */
    public static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    private final String name;
    private final Process process;
    private final @Nullable PrintWriter input;
    private final @Nullable BufferedReader output;

    private ChildProcess(String name, Process process, boolean answers) {
        this.name = name;
        this.process = process;
        this.input =
                answers
                        ? new PrintWriter(process.outputWriter(StandardCharsets.UTF_8), true)
                        : null;
        this.output = answers ? process.inputReader(StandardCharsets.UTF_8) : null;
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    }

    /**
     * Starts one that answers in lines on its standard output.
     *
     * @param log takes what it says on standard error
     */
    public static ChildProcess answering(String name, List<String> command, Path log)
            throws IOException {
        return new ChildProcess(name, builder(command, log).start(), true);
    }

    /** Starts one that only logs. */
    public static ChildProcess logging(
            String name, List<String> command, Map<String, String> environment, Path log)
            throws IOException {
        ProcessBuilder builder = builder(command, log).redirectOutput(log.toFile());
        builder.redirectErrorStream(true).environment().putAll(environment);
        return new ChildProcess(name, builder.start(), false);
    }

    private static ProcessBuilder builder(List<String> command, Path log) {
        return new ProcessBuilder(command).redirectError(log.toFile());
    }

    /** Sends a line and waits for the answer. */
    public ProcessMessage ask(ProcessMessage line) throws IOException {
        tell(line);
        return answer();
    }

    /** Sends a line whose answer is taken later. */
    public void tell(ProcessMessage line) {
        if (input == null) {
            throw new IllegalStateException(name + " does not answer");
        }
        input.println(line);
    }

    /** The next line that it says. */
    public ProcessMessage answer() throws IOException {
        if (output == null) {
            throw new IllegalStateException(name + " does not answer");
        }
        String line = output.readLine();
        if (line == null) {
            throw new IOException(name + " has ended");
        }
        ProcessMessage message = ProcessMessage.parse(line);
        if (message.verb().equals("failed")) {
            throw new IOException(name + ": " + message);
        }
        return message;
    }

    public boolean isRunning() {
        return process.isAlive();
    }

    /** What it has used. */
    public Cost cost() {
        return new Cost(process.toHandle());
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(Duration.ofSeconds(10).toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
