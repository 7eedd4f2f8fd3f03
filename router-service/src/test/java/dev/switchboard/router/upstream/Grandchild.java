package dev.switchboard.router.upstream;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a server starts and leaves behind. */
final class Grandchild {

    private Grandchild() {}

    /** Starts a process that ignores signals and outlives its parent; its number. */
    static String fork() {
        try {
            Path pid = Files.createTempFile("grandchild", ".pid");
            new ProcessBuilder(
                            "sh",
                            "-c",
                            "(trap '' TERM INT HUP; sh -c 'echo $PPID >%s'; while :; do sleep 1; done) &"
                                    .formatted(pid))
                    .start()
                    .waitFor();
            while (Files.size(pid) == 0) {
                Thread.onSpinWait();
            }
            String number = Files.readString(pid).strip();
            Files.delete(pid);
            return number;
        } catch (IOException e) {
            return "failed: " + e;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "interrupted";
        }
    }
}
