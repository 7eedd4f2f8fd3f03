package dev.switchboard.stores;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * What a server has written to its log since it was started.
 *
 * @param from where that begins
 */
record LogTail(Path log, long from) {

    static LogTail after(Path log) throws IOException {
        return new LogTail(log, Files.exists(log) ? Files.size(log) : 0);
    }

    boolean contains(String words) throws IOException {
        return text().contains(words);
    }

    /** The last line that says something. */
    String lastLine() throws IOException {
        List<String> lines = text().lines().filter(line -> !line.isBlank()).toList();
        return lines.isEmpty() ? "it ended without a word" : lines.getLast().strip();
    }

    private String text() throws IOException {
        byte[] all = Files.readAllBytes(log);
        return new String(
                Arrays.copyOfRange(all, Math.toIntExact(Math.min(from, all.length)), all.length),
                StandardCharsets.UTF_8);
    }
}
