package dev.switchboard.bench.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** What a process has used so far, as the operating system says. */
public final class Cost {

    private static final Path JCMD = Path.of(System.getProperty("java.home"), "bin", "jcmd");

    private final ProcessHandle process;

    public Cost(ProcessHandle process) {
        this.process = process;
    }

    /** Processor time of all its threads; counted in hundredths of a second. */
    public Duration cpu() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** Has a JVM collect its garbage and give back what it does not use; others do as they do. */
    public void collectGarbage() throws IOException {
        // asking would end a process that is no JVM
        if (!process.info().command().orElse("").endsWith("java")) {
            return;
        }
        try {
            for (int i = 0; i < 2; i++) {
                new ProcessBuilder(JCMD.toString(), Long.toString(process.pid()), "GC.run")
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .redirectErrorStream(true)
                        .start()
                        .waitFor();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    /** Memory that it occupies, in bytes: {@code VmRSS}. 0 where there is no {@code /proc}. */
    public long residentBytes() throws IOException {
        Path status = Path.of("/proc", Long.toString(process.pid()), "status");
        if (!Files.exists(status)) {
            return 0;
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                .findFirst()
                .orElse(0);
    }
}
