package dev.switchboard.stack.service;

import static org.awaitility.Awaitility.await;

import dev.switchboard.testkit.Program;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A service as it runs in its container: a JVM of its own, set up by variables alone. */
public final class Service implements AutoCloseable {

    private static final Duration START = Duration.ofMinutes(2);

    private static final List<String> SMALL = List.of("-Xmx320m", "-XX:+UseSerialGC");

    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    private final Kind kind;
    private final int port;
    private final List<String> options;
    private final Map<String, String> environment;
    private Program program;

    /** What can be run. */
    public enum Kind {
        INGEST("dev.switchboard.ingest.IngestService", "broadcast-service"),
        BROADCAST("dev.switchboard.broadcast.BroadcastService", "ingest-service");

        private final String main;
        private final String other;

        Kind(String main, String other) {
            this.main = main;
            this.other = other;
        }
    }

    private Service(Kind kind, int port, List<String> options, Map<String, String> environment)
            throws IOException {
        this.kind = kind;
        this.port = port;
        this.options = List.copyOf(options);
        this.environment = new HashMap<>(environment);
        this.environment.put("PORT", Integer.toString(port));
        this.program = run();
    }

    /**
     * Starts one at a free port; it may not be ready yet.
     *
     * @param environment such as {@code KAFKA_BOOTSTRAP_SERVERS}
     */
    public static Service start(Kind kind, Map<String, String> environment) throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            return start(kind, free.getLocalPort(), SMALL, environment);
        }
    }

    /**
     * Starts one; it may not be ready yet.
     *
     * @param options for its JVM
     */
    public static Service start(
            Kind kind, int port, List<String> options, Map<String, String> environment)
            throws IOException {
        return new Service(kind, port, options, environment);
    }

    private Program run() throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        // soon started, which counts here; what runs for long is compiled better
        command.add("-XX:TieredStopAtLevel=1");
        command.addAll(
                List.of(
                        "-cp",
                        ClassPath.without(List.of(kind.other, "checker", "testkit")),
                        kind.main));
        return Program.start(command, environment);
    }

    /** Starts it again, at the same port, after it was ended or killed. */
    public void startAgain() throws IOException {
        program = run();
    }

    /** Waits until it says that it is ready. */
    public Service untilReady() {
        await().atMost(START)
                .pollInterval(Duration.ofMillis(100))
                .failFast(() -> {
                    if (!program.isRunning()) {
                        throw new AssertionError(kind + " ended: " + program.output());
                    }
                })
                .until(this::isReady);
        return this;
    }

    public boolean isReady() {
        try {
            return get("/actuator/health/readiness").statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    /** Asks it something. */
    public HttpResponse<String> get(String path) throws IOException {
        try {
            return HTTP.send(
                    HttpRequest.newBuilder(uri().resolve(path))
                            .timeout(Duration.ofSeconds(10))
                            .build(),
                    BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** The process behind it, to be ended, killed or stopped. */
    public Program program() {
        return program;
    }

    /**
     * Ends it. In the soak what it printed goes to the soak's log: why a test failed stands there.
     */
    @Override
    public void close() {
        if (System.getProperty("soak.rows") != null) {
            System.out.printf("%s on port %d printed:%n%s%n", kind, port, program.output());
        }
        program.close();
    }
}
