package dev.switchboard.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** A server on a folder of its own, which is stopped and deleted when the JVM ends. */
final class TestFolder {

    private TestFolder() {}

    /**
     * What was started.
     *
     * @param url where it is
     */
    record Running(String url, AutoCloseable server) {}

    /** Starts a server in a new folder; where it is. */
    static String with(String prefix, Function<Path, Running> start) {
        try {
            Path folder = Files.createTempDirectory(prefix);
            Running running = start.apply(folder);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(running, folder)));
            return running.url();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void stop(Running running, Path folder) {
        try {
            running.server().close();
            delete(folder);
        } catch (Exception e) { // what AutoCloseable declares
            throw new IllegalStateException(folder + " was not cleared", e);
        }
    }

    static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : deepestFirst) {
                Files.delete(file);
            }
        }
    }
}
