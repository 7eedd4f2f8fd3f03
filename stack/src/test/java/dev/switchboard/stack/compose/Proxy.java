package dev.switchboard.stack.compose;

import static org.awaitility.Awaitility.await;

import dev.switchboard.testkit.Program;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** HAProxy with the configuration of the repository, its addresses apart. */
final class Proxy implements AutoCloseable {

    static final String ABSENT = "haproxy is not installed: the proxy is not tried";

    static final Path CONFIGURATION = ComposeFile.HOME.resolve("proxy", "haproxy.cfg");

    private static final String NAME = "origin";
    private static final int PORT = 8000;

    private final Program program;
    private final int port;

    private Proxy(Program program, int port) {
        this.program = program;
        this.port = port;
    }

    /** Where the program is, if it is installed. */
    static Optional<Path> program() {
        // Debian's place for it is not on everybody's path
        String places = System.getenv("PATH") + File.pathSeparator + "/usr/sbin";
        return Stream.of(places.split(File.pathSeparator, -1))
                .map(place -> Path.of(place, "haproxy"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    static boolean isInstalled() {
        return program().isPresent();
    }

    /**
     * Starts it; it listens when this returns.
     *
     * @param folder where the configuration is written
     * @param changes what a test must have otherwise
     */
    static Proxy start(Addresses addresses, Path folder, UnaryOperator<String> changes)
            throws IOException {
        String text = Files.readString(CONFIGURATION);
        Path file = folder.resolve("haproxy.cfg");
        Files.writeString(file, changes.apply(addresses.real(NAME, text)));
        Program program =
                Program.start(
                        List.of(program().orElseThrow().toString(), "-db", "-f", file.toString()),
                        Map.of());
        Proxy proxy = new Proxy(program, addresses.port(NAME, PORT));
        try {
            proxy.awaitListening();
        } catch (RuntimeException | AssertionError e) {
            proxy.close();
            throw e;
        }
        return proxy;
    }

    private void awaitListening() {
        await().atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(20))
                .failFast(() -> {
                    if (!program.isRunning()) {
                        throw new AssertionError("haproxy ended: " + program.output());
                    }
                })
                .until(this::listens);
    }

    private boolean listens() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** What it logged. */
    String output() {
        return program.output();
    }

    /** Returns when it is gone and its port free. */
    @Override
    public void close() {
        try {
            program.kill();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
