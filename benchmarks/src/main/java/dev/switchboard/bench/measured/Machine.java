package dev.switchboard.bench.measured;

import dev.switchboard.bench.process.ChildProcess;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Starts processes. All servers get the same options.
 *
 * @param home the repository's folder, in which the modules were built
 * @param folder for data and logs of this benchmark
 * @param heap the most memory for a server's heap, such as {@code 2g}
 */
public record Machine(Path home, Path folder, String heap) {

    private static final Duration START = Duration.ofMinutes(2);

    /** A program of this module that answers; of the servers only the floor has need of a heap. */
    public ChildProcess program(String name, Class<?> main, String... arguments)
            throws IOException {
        return program(name, main.getName(), System.getProperty("java.class.path"), arguments);
    }

    /** A program that answers, with a class path of its own. */
    ChildProcess program(String name, String main, String classPath, String... arguments)
            throws IOException {
        List<String> command = new ArrayList<>(options());
        command.addAll(List.of("-cp", classPath, main));
        command.addAll(List.of(arguments));
        return ChildProcess.answering(name, command, log(name));
    }

    /** A program of the module that holds peers; it answers. */
    ChildProcess peer(String name, String main, String... arguments) throws IOException {
        Path module = home.resolve("benchmark-peers/target");
        String classPath =
                module.resolve("classes") + File.pathSeparator + module.resolve("lib") + "/*";
        return program(name, "dev.switchboard.bench.peers." + main, classPath, arguments);
    }

    private List<String> options() {
        return List.of(
                ChildProcess.JAVA,
                "-Xmx" + heap,
                "-XX:+UseCompactObjectHeaders",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow");
    }

    /**
     * One of our services from its own jar; returns when it is ready.
     *
     * @param from the folder of a repository in which it was built
     */
    ChildProcess service(String name, String module, Path from, int port, String kafka)
            throws IOException {
        ChildProcess service = start(name, module, from, port, kafka);
        awaitReady(name, service, port);
        return service;
    }

    /** The same, and returns at once. */
    ChildProcess start(String name, String module, Path from, int port, String kafka)
            throws IOException {
        return start(
                name,
                module,
                from,
                Map.of("PORT", Integer.toString(port), "KAFKA_BOOTSTRAP_SERVERS", kafka));
    }

    /** The standalone with an empty data folder of its own; returns when it is ready. */
    ChildProcess standalone(String name, int port, Map<String, String> environment)
            throws IOException {
        return service(
                name,
                "standalone",
                port,
                environment,
                "--port=" + port,
                "--kafka-port=0",
                "--data=" + folder.resolve(name + "-data"));
    }

    /** One of our services, as its environment and arguments have it; returns when it is ready. */
    ChildProcess service(
            String name,
            String module,
            int port,
            Map<String, String> environment,
            String... arguments)
            throws IOException {
        Map<String, String> all = new HashMap<>(environment);
        all.put("PORT", Integer.toString(port));
        ChildProcess service = start(name, module, home, all, arguments);
        awaitReady(name, service, port);
        return service;
    }

    private ChildProcess start(
            String name,
            String module,
            Path from,
            Map<String, String> environment,
            String... arguments)
            throws IOException {
        List<String> command = new ArrayList<>(options());
        command.addAll(List.of("-jar", jar(from, module).toString()));
        command.addAll(List.of(arguments));
        return ChildProcess.logging(name, command, environment, log(name));
    }

    private static Path jar(Path from, String module) throws IOException {
        try (var files = Files.list(from.resolve(module).resolve("target"))) {
            return files.filter(file -> file.getFileName().toString().matches(module + "-\\d.*jar"))
                    .findFirst()
                    .orElseThrow(() -> new IOException("not built: " + module + " in " + from));
        }
    }

    Path log(String name) {
        return folder.resolve(name + ".log");
    }

    private void awaitReady(String name, ChildProcess service, int port) throws IOException {
        URI uri = URI.create("http://127.0.0.1:" + port + "/actuator/health/readiness");
        HttpRequest request = HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(2)).build();
        long until = System.nanoTime() + START.toNanos();
        try (HttpClient http = HttpClient.newHttpClient()) {
            while (!isReady(http, request)) {
                if (!service.isRunning() || System.nanoTime() > until) {
                    throw new IOException(name + " does not start: see " + log(name));
                }
                Thread.sleep(100);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private static boolean isReady(HttpClient http, HttpRequest request)
            throws InterruptedException {
        try {
            return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    /** Waits until a program listens. */
    void awaitPort(String name, ChildProcess program, int port) throws IOException {
        long until = System.nanoTime() + START.toNanos();
        while (true) {
            try (Socket _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
                return;
            } catch (IOException e) {
                if (!program.isRunning() || System.nanoTime() > until) {
                    throw new IOException(name + " does not start: see " + log(name), e);
                }
                pause();
            }
        }
    }

    /** A moment until something is looked at again. */
    static void pause() throws IOException {
        try {
            Thread.sleep(200);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }
}
