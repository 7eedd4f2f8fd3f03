package dev.switchboard.stores;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Finds processes that are known by their number and by a path among their arguments. */
final class Processes {

    private static final Duration LONGEST_END = Duration.ofSeconds(10);

    private Processes() {}

    /** The process, if it runs and its command names the path; a number that is none finds none. */
    static Optional<ProcessHandle> of(String pid, Path named) {
        return running(pid)
                .filter(process ->
                        process.info()
                                .commandLine()
                                .filter(command -> command.contains(named.toString()))
                                .isPresent());
    }

    /**
     * Whether that process ends by itself within 10 s, or has: one that was ending already is not
     * ended by those who came too late for it.
     */
    static boolean ends(String pid, Path named) {
        Optional<ProcessHandle> process = of(pid, named);
        try {
            process.map(ProcessHandle::onExit)
                    .orElseGet(() -> CompletableFuture.completedFuture(null))
                    .get(LONGEST_END.toSeconds(), TimeUnit.SECONDS);
            return true;
        } catch (ExecutionException | TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Whether any process has that number. */
    static boolean isAny(String pid) {
        return running(pid).isPresent();
    }

    private static Optional<ProcessHandle> running(String pid) {
        return pid.matches("\\d{1,18}")
                ? ProcessHandle.of(Long.parseLong(pid)).filter(ProcessHandle::isAlive)
                : Optional.empty();
    }
}
