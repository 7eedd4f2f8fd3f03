package dev.switchboard.stores;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * A real PostgreSQL on 127.0.0.1 that lives as long as this JVM and asks everybody for a password.
 * Thread-safe.
 */
public final class EmbeddedPostgres implements AutoCloseable {

    private static final Duration LONGEST_START = Duration.ofSeconds(60);

    private final ServerProcess server;
    private final String url;

    private EmbeddedPostgres(ServerProcess server, String url) {
        this.server = server;
        this.url = url;
    }

    /**
     * Starts it and returns when it serves. A new folder is initialized; a server that a killed
     * process left behind is ended first.
     *
     * @param folder where its data are kept; the caller's alone
     * @param log where its output goes
     * @throws StoreStartException when it can't be started
     */
    public static EmbeddedPostgres start(Path folder, Path log) {
        Path place = folder.toAbsolutePath().normalize();
        try {
            Folders.create(place);
            Path software =
                    Software.postgres(List.of(Software.shared(), place.resolve("software")));
            PostgresFolder data = PostgresFolder.of(place, software.resolve("bin"), log);
            data.endLeftover();
            data.initialize();
            return start(data, log);
        } catch (IOException e) {
            throw new StoreStartException(
                    "PostgreSQL cannot be started in %s: %s".formatted(place, Software.reason(e)),
                    e);
        }
    }

    private static EmbeddedPostgres start(PostgresFolder data, Path log) throws IOException {
        for (int tries = 1; ; tries++) {
            int port = Loopback.freePort();
            LogTail tail = LogTail.after(log);
            // INT is a "fast" shutdown: it waits for no client
            ServerProcess server =
                    ServerProcess.start(
                            "PostgreSQL", "INT", data.folder(), log, data.command(port));
            PostgresProbe probe = new PostgresProbe(port, data.password());
            if (Attempt.await(server, LONGEST_START, probe::hasDatabase)) {
                return new EmbeddedPostgres(server, probe.url());
            }
            server.close();
            if (tries == Loopback.TRIES || !tail.contains("Address already in use")) {
                throw new StoreStartException(
                        "PostgreSQL does not come up in %s: %s (its log is %s)"
                                .formatted(data.folder(), tail.lastLine(), log));
            }
        }
    }

    /** Where it is, with its password: {@code postgresql://user:password@127.0.0.1:port/name}. */
    public String url() {
        return url;
    }

    /** Whether its process lives. */
    public boolean isRunning() {
        return server.isRunning();
    }

    @Override
    public void close() {
        server.close();
    }
}
