package dev.switchboard.stores;

import java.nio.file.Path;
import java.util.Optional;

/** Finds processes that are known by their number and by a path among their arguments. */
final class Processes {

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
