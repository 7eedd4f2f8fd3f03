package dev.switchboard.stores;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A server that ends when this JVM does, even if that is killed. A shell stands between the two and
 * reads a pipe that this JVM alone holds open: at its end, whatever brought that about, the shell
 * tells the server to end. Thread-safe.
 */
final class ServerProcess implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ServerProcess.class);

    private static final Duration LONGEST_CLOSE = Duration.ofSeconds(10);

    /** The server ended by itself, or the pipe did: the shell waits for the first of the two. */
    private static final String WATCH =
            """
            signal=$0
            exec 3<&0
            "$@" </dev/null 3<&- & server=$!
            { while read -r _; do :; done; kill -"$signal" $server; } <&3 2>/dev/null & watch=$!
            wait $server; status=$?
            kill $watch 2>/dev/null
            exit $status
            """;

    private static final Path SETSID = Path.of("/usr/bin/setsid");

    private final String name;
    private final Process process;

    private ServerProcess(String name, Process process) {
        this.name = name;
        this.process = process;
    }

    /**
     * Starts a server; it may not serve yet.
     *
     * @param signal which tells it to end, such as {@code TERM}
     * @param log where its output goes, after what is there
     */
    static ServerProcess start(
            String name, String signal, Path folder, Path log, List<String> server)
            throws IOException {
        List<String> command = new ArrayList<>();
        // In a session of its own, Ctrl-C does not end the server before those who use it.
        if (Files.isExecutable(SETSID)) {
            command.add(SETSID.toString());
        }
        command.addAll(List.of("/bin/sh", "-c", WATCH, signal));
        command.addAll(server);
        Process process =
                new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(Redirect.appendTo(log.toFile()))
                        .start();
        return new ServerProcess(name, process);
    }

    boolean isRunning() {
        return process.isAlive();
    }

    /** Tells it to end and waits until it has, ten seconds at most. */
    @Override
    public void close() {
        try {
            process.getOutputStream().close();
            if (!process.waitFor(LONGEST_CLOSE)) {
                LOG.error("{} did not stop within {}; it is killed", name, LONGEST_CLOSE);
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
