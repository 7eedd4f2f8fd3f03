package dev.switchboard.testkit.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** DEVELOPMENT.md, which shows the plans of packages as blocks of text. */
final class DevelopmentGuide {

    private static final String NAME = "DEVELOPMENT.md";
    private static final String FENCE = "```";

    private final List<String> lines;

    DevelopmentGuide(List<String> lines) {
        this.lines = List.copyOf(lines);
    }

    /** The one in the folder of this process or the nearest above, as tests run in a module's. */
    static DevelopmentGuide find() {
        Path start = Path.of("").toAbsolutePath();
        for (Path folder = start; folder != null; folder = folder.getParent()) {
            Path file = folder.resolve(NAME);
            if (Files.isRegularFile(file)) {
                return read(file);
            }
        }
        throw new AssertionError("no " + NAME + " in " + start + " or above");
    }

    private static DevelopmentGuide read(Path file) {
        try {
            return new DevelopmentGuide(Files.readAllLines(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The first block of text below a heading; fails if it has none. */
    String blockBelow(String heading) {
        int start = lines.indexOf("## " + heading);
        if (start < 0) {
            throw new AssertionError(NAME + " has no heading \"" + heading + "\"");
        }
        List<String> section =
                lines.stream().skip(start + 1L).takeWhile(line -> !line.startsWith("## ")).toList();
        int open = section.indexOf(FENCE);
        if (open < 0) {
            throw new AssertionError(NAME + " has no block below \"" + heading + "\"");
        }
        return String.join(
                "\n",
                section.stream().skip(open + 1L).takeWhile(line -> !line.equals(FENCE)).toList());
    }
}
