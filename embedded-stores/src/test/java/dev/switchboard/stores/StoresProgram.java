package dev.switchboard.stores;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** A process with both stores in a folder, to be killed. */
final class StoresProgram implements AutoCloseable {

    private final Process process;

    private StoresProgram(Process process) {
        this.process = process;
    }

    /** Starts both in the folder, and stays until told to end. */
    static void main(String[] arguments) throws InterruptedException {
        Path folder = Path.of(arguments[0]);
        try (EmbeddedPostgres _ =
                        EmbeddedPostgres.start(folder.resolve("postgres"), folder.resolve("log"));
                EmbeddedRedis _ =
                        EmbeddedRedis.start(folder.resolve("redis"), folder.resolve("log"))) {
            print("ready");
            Thread.sleep(Duration.ofHours(1));
        }
    }

    @SuppressWarnings("SystemOut") // which the test reads
    private static void print(String line) {
        System.out.println(line);
    }

    /** Returns when both serve. */
    static StoresProgram start(Path folder) throws IOException {
        Process process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:TieredStopAtLevel=1",
                                "-XX:+UseSerialGC",
                                "-cp",
                                System.getProperty("java.class.path"),
                                StoresProgram.class.getName(),
                                folder.toString())
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        try (var output = process.inputReader()) {
            if (output.lines().noneMatch("ready"::equals)) {
                throw new AssertionError("the stores did not start");
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        return new StoresProgram(process);
    }

    /** The servers themselves, without the shells that watch over them. */
    List<ProcessHandle> servers() {
        return process.descendants().filter(one -> !isShell(one)).toList();
    }

    /** Ends it at once, as SIGKILL does. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Ends it, and what would have told the servers to end. */
    void killWithWatches() throws InterruptedException {
        List<ProcessHandle> shells = shells().toList();
        shells.forEach(ProcessHandle::destroyForcibly);
        kill();
    }

    private Stream<ProcessHandle> shells() {
        return process.descendants().filter(StoresProgram::isShell);
    }

    private static boolean isShell(ProcessHandle one) {
        return one.info().arguments().filter(words -> List.of(words).contains("-c")).isPresent()
                && one.info().commandLine().orElse("").contains("while read");
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
