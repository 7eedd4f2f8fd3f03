package dev.switchboard.stores;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * A real Redis on 127.0.0.1 that lives as long as this JVM and asks for a password. What it was
 * told is on disk within a second. Thread-safe.
 */
public final class EmbeddedRedis implements AutoCloseable {

    private static final Duration LONGEST_START = Duration.ofSeconds(30);

    private final ServerProcess server;
    private final String url;

    private EmbeddedRedis(ServerProcess server, String url) {
        this.server = server;
        this.url = url;
    }

    /**
     * Starts it and returns when it serves. One that a killed process left behind is ended first.
     *
     * @param folder where its data are kept; the caller's alone
     * @param log where its output goes
     * @throws StoreStartException when it can't be started
     */
    public static EmbeddedRedis start(Path folder, Path log) {
        Path place = folder.toAbsolutePath().normalize();
        try {
            Folders.create(place);
            Path software = Software.redis(List.of(Software.shared(), place.resolve("software")));
            RedisFolder data = new RedisFolder(place);
            data.endLeftover();
            return start(data, software.resolve("redis-server"), log);
        } catch (IOException e) {
            throw new StoreStartException(
                    "Redis cannot be started in %s: %s".formatted(place, Software.reason(e)), e);
        }
    }

    private static EmbeddedRedis start(RedisFolder data, Path program, Path log)
            throws IOException {
        for (int tries = 1; ; tries++) {
            int port = Loopback.freePort();
            String password = data.password();
            Path settings = data.writeSettings(port);
            LogTail tail = LogTail.after(log);
            ServerProcess server =
                    ServerProcess.start(
                            "Redis",
                            "TERM",
                            data.folder(),
                            log,
                            List.of(program.toString(), settings.toString()));
            RedisProbe probe = new RedisProbe(port, password);
            if (Attempt.await(server, LONGEST_START, probe::answers)) {
                return new EmbeddedRedis(
                        server, "redis://default:%s@127.0.0.1:%d/0".formatted(password, port));
            }
            server.close();
            if (tries == Loopback.TRIES || !tail.contains("Address already in use")) {
                throw new StoreStartException(
                        "Redis does not come up in %s: %s (its log is %s)"
                                .formatted(data.folder(), tail.lastLine(), log));
            }
        }
    }

    /** Where it is, with its password: {@code redis://default:password@127.0.0.1:port/0}. */
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
