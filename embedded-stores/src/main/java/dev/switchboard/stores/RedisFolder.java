package dev.switchboard.stores;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** What Redis keeps on disk: its data, its password and the settings it is started with. */
record RedisFolder(Path folder) {

    private static final Duration ENDS_WITHIN = Duration.ofSeconds(10);

    String password() throws IOException {
        return new Password(folder).read();
    }

    /** The settings go through a file: everybody sees the arguments of a process. */
    Path writeSettings(int port) throws IOException {
        Path file = settings();
        Folders.write(
                file,
                """
                bind 127.0.0.1
                port %d
                requirepass %s
                dir ./
                pidfile redis.pid
                daemonize no
                set-proc-title no
                appendonly yes
                appendfsync everysec
                save ""
                tcp-backlog 128
                """
                        .formatted(port, password()));
        return file;
    }

    /**
     * Ends a server that still works on this folder, though the process that started it is gone.
     */
    void endLeftover() throws IOException {
        Optional<ProcessHandle> leftover = leftover();
        if (leftover.isPresent()) {
            ProcessHandle server = leftover.get();
            server.destroy();
            if (!Attempt.within(ENDS_WITHIN, () -> !server.isAlive())) {
                server.destroyForcibly();
            }
        }
    }

    private Optional<ProcessHandle> leftover() throws IOException {
        Path pid = folder.resolve("redis.pid");
        if (Files.notExists(pid)) {
            return Optional.empty();
        }
        // The number may belong to another program by now; ours names its settings.
        return Processes.of(Files.readString(pid).strip(), settings());
    }

    private Path settings() {
        return folder.resolve("redis.conf");
    }
}
