package dev.switchboard.testkit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A program run as a process of its own, its output gathered. Thread-safe. */
public final class Program implements AutoCloseable {

    private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

    private final Process process;
    private final List<String> lines = new ArrayList<>();
    private final Thread reader;
    private volatile boolean ended;

    private Program(List<String> command, Map<String, String> environment) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        this.process = builder.start();
        // nothing outlives the tests that started it
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        this.reader = Thread.ofVirtual().start(this::gather);
    }

    /** Any program. */
    public static Program start(String... command) throws IOException {
        return start(List.of(command), Map.of());
    }

    /** Any program, with these variables beside the ones of this process. */
    public static Program start(List<String> command, Map<String, String> environment)
            throws IOException {
        return new Program(command, environment);
    }

    /** One of the commands of {@code ./switchboard}, such as {@code send}. */
    public static Program commandLine(String... arguments) throws IOException {
        return commandLine(Map.of(), arguments);
    }

    /** The same, with these variables beside the ones of this process. */
    public static Program commandLine(Map<String, String> environment, String... arguments)
            throws IOException {
        return java(environment, "dev.switchboard.cli.CommandLine", arguments);
    }

    /** A main class of ours, with this JVM's class path. */
    public static Program java(String mainClass, String... arguments) throws IOException {
        return java(Map.of(), mainClass, arguments);
    }

    /** The same, with these variables beside the ones of this process. */
    public static Program java(
            Map<String, String> environment, String mainClass, String... arguments)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(JAVA.toString());
        // soon started, which counts here; what runs for long is compiled better
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), mainClass));
        command.addAll(Arrays.asList(arguments));
        return start(command, environment);
    }

    private void gather() {
        try (BufferedReader output = process.inputReader()) {
            output.lines()
                    .forEach(line -> {
                        synchronized (lines) {
                            lines.add(line);
                        }
                    });
        } catch (IOException | UncheckedIOException e) {
            // Java closes what a process prints when it ends it.
            if (!ended) {
                throw new IllegalStateException("cannot read what " + process + " prints", e);
            }
        }
    }

    /** What it printed so far. */
    public String output() {
        synchronized (lines) {
            return String.join("\n", lines);
        }
    }

    /** The process itself, and those that it started. */
    public ProcessHandle handle() {
        return process.toHandle();
    }

    public boolean isRunning() {
        return process.isAlive();
    }

    /** Waits for its end, two minutes at most; its exit code. */
    public int await() throws InterruptedException {
        if (!process.waitFor(2, TimeUnit.MINUTES)) {
            throw new AssertionError("still running after two minutes, printed: " + output());
        }
        reader.join();
        return process.exitValue();
    }

    /** Tells it to end, as SIGTERM does. */
    public void terminate() {
        ended = true;
        process.destroy();
    }

    /** Ends it at once, as SIGKILL does; returns when it is gone. */
    public void kill() throws InterruptedException {
        ended = true;
        process.destroyForcibly().waitFor();
    }

    /** Sends it a signal by name, such as {@code STOP}. */
    public void signal(String name) throws IOException, InterruptedException {
        int code =
                new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                        .start()
                        .waitFor();
        if (code != 0) {
            throw new IOException("kill -" + name + " ended with " + code);
        }
    }

    @Override
    public void close() {
        ended = true;
        process.destroyForcibly();
    }
}
