package dev.switchboard.bench.browser;

import dev.switchboard.bench.process.ChildProcess;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** A Chromium without a screen, whose WebGL runs on the processor (SwiftShader). One thread. */
public final class Chromium implements AutoCloseable {

    private static final Duration START = Duration.ofMinutes(1);

    /** A file in its profile: the port of its DevTools, and below it the path. */
    private static final String PORT_FILE = "DevToolsActivePort";

    private static final List<String> ARGUMENTS =
            List.of(
                    "--headless=new",
                    "--no-sandbox", // a benchmark may run as root, in a container
                    "--disable-quic",
                    "--no-first-run",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync",
                    "--hide-scrollbars",
                    "--remote-debugging-port=0");

    private final ChildProcess process;
    private final DevTools tools;

    private Chromium(ChildProcess process, DevTools tools) {
        this.process = process;
        this.tools = tools;
    }

    /** The browser of this machine, where it has one. */
    public static Optional<Path> find() {
        List<Path> folders =
                Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
                        .map(Path::of)
                        .toList();
        return Stream.of("chromium", "google-chrome", "chromium-browser")
                .flatMap(name -> folders.stream().map(folder -> folder.resolve(name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /**
     * Starts it with one window.
     *
     * @param folder for its profile and its log
     * @param width of the window, in pixels
     * @param height of the window, in pixels
     * @param options more of its options
     */
    public static Chromium start(
            Path program, Path folder, int width, int height, List<String> options)
            throws IOException {
        Path profile = Files.createTempDirectory(folder, "profile");
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(ARGUMENTS);
        command.addAll(options);
        command.add("--window-size=" + width + "," + height);
        command.add("--user-data-dir=" + profile);
        Path log = folder.resolve("chromium.log");
        ChildProcess process = ChildProcess.logging("chromium", command, Map.of(), log);
        try {
            return new Chromium(process, new DevTools(endpoint(process, profile, log)));
        } catch (IOException e) {
            process.close();
            throw e;
        }
    }

    private static URI endpoint(ChildProcess process, Path profile, Path log) throws IOException {
        Path file = profile.resolve(PORT_FILE);
        long until = System.nanoTime() + START.toNanos();
        while (true) {
            List<String> lines = Files.exists(file) ? Files.readAllLines(file) : List.of();
            if (lines.size() > 1) {
                return URI.create("ws://127.0.0.1:%s%s".formatted(lines.get(0), lines.get(1)));
            }
            if (!process.isRunning() || System.nanoTime() > until) {
                throw new IOException("Chromium does not start: see " + log);
            }
            pause(Duration.ofMillis(50));
        }
    }

    /** The page in its window. */
    public BrowserPage page() throws IOException {
        for (JsonNode target :
                tools.call(null, "Target.getTargets", Map.of()).path("targetInfos")) {
            if (target.path("type").asString().equals("page")) {
                return BrowserPage.attach(tools, target.path("targetId").asString());
            }
        }
        throw new IOException("Chromium has no window");
    }

    /**
     * Processor time of its processes so far.
     *
     * @param type {@code renderer} for those that run pages, {@code GPU} for the one that draws
     */
    public Duration cpu(String type) throws IOException {
        double seconds = 0;
        for (JsonNode one :
                tools.call(null, "SystemInfo.getProcessInfo", Map.of()).path("processInfo")) {
            if (one.path("type").asString().equals(type)) {
                seconds += one.path("cpuTime").asDouble();
            }
        }
        return Duration.ofNanos((long) (seconds * 1e9));
    }

    static void pause(Duration time) throws IOException {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    @Override
    public void close() {
        tools.close();
        process.close();
    }
}
