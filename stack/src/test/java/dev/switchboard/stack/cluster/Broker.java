package dev.switchboard.stack.cluster;

import dev.switchboard.testkit.Program;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.metadata.storage.Formatter;

/** One broker, which is also a controller, started by Kafka's own main class. One thread. */
public final class Broker implements AutoCloseable {

    private final Path folder;
    private final int clientPort;
    private final List<String> memory;
    private List<String> limits;
    private Program program;

    private Broker(Path folder, int clientPort, List<String> memory, List<String> limits)
            throws IOException {
        this.folder = folder;
        this.clientPort = clientPort;
        this.memory = List.copyOf(memory);
        this.limits = List.copyOf(limits);
        this.program = run();
    }

    /**
     * Formats its folder and starts it.
     *
     * @param folder empty
     * @param memory what its JVM is told of memory
     */
    public static Broker start(
            Path folder,
            String clusterId,
            int id,
            int clientPort,
            Map<String, String> settings,
            List<String> memory)
            throws IOException {
        prepare(folder, clusterId, id, settings);
        return new Broker(folder, clientPort, memory, List.of());
    }

    /** The same, but no file of it can become larger. */
    static Broker startWithLargestFile(
            Path folder,
            String clusterId,
            int id,
            int clientPort,
            Map<String, String> settings,
            int megabytes)
            throws IOException {
        prepare(folder, clusterId, id, settings);
        // POSIX: in blocks of 512 bytes
        String limit = "ulimit -f %d && exec \"$@\"".formatted(megabytes * 2_048);
        return new Broker(
                folder, clientPort, List.of("-Xmx384m"), List.of("sh", "-c", limit, "sh"));
    }

    private static void prepare(Path folder, String clusterId, int id, Map<String, String> settings)
            throws IOException {
        Path logs = Files.createDirectories(folder.resolve("log"));
        format(logs, clusterId, id);
        String lines =
                settings.entrySet().stream()
                        .map(setting -> setting.getKey() + "=" + setting.getValue())
                        .collect(Collectors.joining("\n", "log.dirs=" + logs + "\n", "\n"));
        Files.writeString(folder.resolve("server.properties"), lines);
    }

    private static void format(Path logs, String clusterId, int id) throws IOException {
        try (PrintStream silent =
                new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)) {
            new Formatter()
                    .setPrintStream(silent)
                    .setClusterId(clusterId)
                    .setNodeId(id)
                    .setControllerListenerName(Cluster.CONTROLLER)
                    .addDirectory(logs.toString())
                    .setMetadataLogDirectory(logs.toString())
                    .run();
        } catch (Exception e) { // what Formatter.run declares
            throw new IOException("cannot format " + logs, e);
        }
    }

    private Program run() throws IOException {
        List<String> command = new ArrayList<>(limits);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(memory);
        command.addAll(
                List.of(
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Dlogback.configurationFile=broker-logback.xml",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "kafka.Kafka",
                        folder.resolve("server.properties").toString()));
        return Program.start(command, Map.of());
    }

    /** Starts it again with the data it has, after it was killed or ended. */
    public void startAgain() throws IOException {
        program = run();
    }

    /** The same, and its files may be as large as they like. */
    public void startWithRoom() throws IOException {
        limits = List.of();
        startAgain();
    }

    /** Ends it at once, as the loss of its machine would. */
    public void kill() throws InterruptedException {
        program.kill();
    }

    /** Where clients connect. */
    public String address() {
        return "127.0.0.1:" + clientPort;
    }

    /** The process, to be stopped or asked what it said. */
    public Program program() {
        return program;
    }

    @Override
    public void close() {
        program.close();
    }
}
