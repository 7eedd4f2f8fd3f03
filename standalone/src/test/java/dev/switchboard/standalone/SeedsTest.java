package dev.switchboard.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What docs/seeds.md says that holds each line is really there. */
class SeedsTest {

    private static final Path PAGE = Path.of("..", "docs", "seeds.md");

    /** A test, or the module of those before it: {@code (standalone, needs curl)}. */
    private static final Pattern TEST_OR_MODULE =
            Pattern.compile("`(?<type>\\w+)\\.(?<method>\\w+)`|\\((?<module>[a-z-]+)[,;)]");

    /** The words of a line that no test holds. */
    private static final List<String> WITHOUT_TEST = List.of("by rule of the build", "not tested:");

    private record Named(String type, String method) {}

    @Test
    void each_test_that_it_names_is_in_the_module_that_it_names() throws IOException {
        for (String cell : lastCells()) {
            List<Named> ofNoModuleYet = new ArrayList<>();
            var match = TEST_OR_MODULE.matcher(cell);
            while (match.find()) {
                if (match.group("module") == null) {
                    ofNoModuleYet.add(new Named(match.group("type"), match.group("method")));
                } else {
                    for (Named test : ofNoModuleYet) {
                        assertThat(tests(match.group("module"), test.type()))
                                .as(cell)
                                .containsPattern("\\b(void|ArchRule) " + test.method() + "\\b");
                    }
                    ofNoModuleYet.clear();
                }
            }
            assertThat(ofNoModuleYet).as("of which module? " + cell).isEmpty();
        }
    }

    @Test
    void each_line_names_its_test_or_says_why_there_is_none() throws IOException {
        List<String> cells = lastCells();

        assertThat(cells).hasSizeGreaterThan(50);
        assertThat(cells.stream().filter(cell -> !isHeld(cell))).isEmpty();
    }

    private static boolean isHeld(String cell) {
        boolean said =
                cell.matches(".*`\\w+Test\\.\\w+`.*")
                        || WITHOUT_TEST.stream().anyMatch(cell::startsWith);
        return said && !cell.contains("**none**");
    }

    /** The last cell of each row, without heads. */
    private static List<String> lastCells() throws IOException {
        return Files.readAllLines(PAGE).stream()
                .filter(line -> line.startsWith("| ") && !line.endsWith("| test |"))
                .map(line -> line.substring(0, line.length() - 2))
                .map(line -> line.substring(line.lastIndexOf(" | ") + 3))
                .toList();
    }

    /** The text of a class of tests; empty if there is none. */
    private static String tests(String module, String type) throws IOException {
        Path folder = Path.of("..", module, "src", "test");
        if (!Files.isDirectory(folder)) {
            return "";
        }
        try (Stream<Path> files = Files.walk(folder)) {
            Path found =
                    files.filter(file -> file.endsWith(type + ".java")).findFirst().orElse(null);
            return found == null ? "" : Files.readString(found);
        }
    }
}
