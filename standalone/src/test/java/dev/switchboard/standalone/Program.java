package dev.switchboard.standalone;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A program run as a process of its own, its output gathered. */
final class Program implements AutoCloseable {

    private final Process process;
    private final List<String> lines = new ArrayList<>();
    private final Thread reader;

    private Program(Map<String, String> environment, List<String> command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        this.process = builder.start();
        this.reader = Thread.ofVirtual().start(this::gather);
    }

    static Program start(String... command) throws IOException {
        return new Program(Map.of(), List.of(command));
    }

    /** One of the commands of {@code ./switchboard}, such as {@code send}. */
    static Program commandLine(String... arguments) throws IOException {
        return commandLine(Map.of(), arguments);
    }

    /** The same with these environment variables. */
    static Program commandLine(Map<String, String> environment, String... arguments)
            throws IOException {
        return java(environment, "dev.switchboard.cli.CommandLine", arguments);
    }

    /** A main class of ours, with this JVM's class path. */
    static Program java(String mainClass, String... arguments) throws IOException {
        return java(Map.of(), mainClass, arguments);
    }

    private static Program java(
            Map<String, String> environment, String mainClass, String... arguments)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), mainClass));
        command.addAll(Arrays.asList(arguments));
        return new Program(environment, command);
    }

    private void gather() {
        try (BufferedReader output = process.inputReader()) {
            output.lines()
                    .forEach(line -> {
                        synchronized (lines) {
                            lines.add(line);
                        }
                    });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What it printed so far. */
    String output() {
        synchronized (lines) {
            return String.join("\n", lines);
        }
    }

    /** Waits for its end; its exit code. */
    int await() throws InterruptedException {
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            throw new AssertionError("still running after 60 s, printed: " + output());
        }
        reader.join();
        return process.exitValue();
    }

    /** Tells it to end, as SIGTERM does. */
    void terminate() {
        process.destroy();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
