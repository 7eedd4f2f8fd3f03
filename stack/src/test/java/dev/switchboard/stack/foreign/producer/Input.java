package dev.switchboard.stack.foreign.producer;

import dev.switchboard.testkit.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Runs programs whose input is a file. */
final class Input {

    private Input() {}

    /** Starts a program that reads these bytes from its standard input. */
    static Program feed(byte[] input, List<String> command) throws IOException {
        List<String> shell = new ArrayList<>();
        shell.addAll(List.of("sh", "-c", "exec \"$@\" < \"$0\"", file(input).toString()));
        shell.addAll(command);
        return Program.start(shell, Map.of());
    }

    /** A file that is gone when this JVM ends. */
    static Path file(byte[] content) throws IOException {
        Path file = Files.createTempFile("foreign", ".in");
        file.toFile().deleteOnExit();
        return Files.write(file, content);
    }
}
