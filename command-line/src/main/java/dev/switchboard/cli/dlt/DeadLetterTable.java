package dev.switchboard.cli.dlt;

import dev.switchboard.cli.terminal.Printable;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Dead letters one a line: position, when, contract, bytes, reason. */
final class DeadLetterTable {

    private static final List<String> HEADINGS =
            List.of("POSITION", "WHEN", "CONTRACT", "BYTES", "REASON");

    private static final List<Integer> WIDEST =
            List.of(Integer.MAX_VALUE, Integer.MAX_VALUE, 36, Integer.MAX_VALUE, 120);

    private DeadLetterTable() {}

    /** For people: headings, aligned columns, long texts cut. */
    static List<String> aligned(List<DeadLetterRecord> letters) {
        List<List<String>> rows =
                Stream.concat(Stream.of(HEADINGS), letters.stream().map(DeadLetterTable::cut))
                        .toList();
        String format =
                IntStream.range(0, HEADINGS.size() - 1)
                        .mapToObj(column -> "%-" + width(rows, column) + "s  ")
                        .collect(Collectors.joining("", "", "%s"));
        return rows.stream().map(row -> format.formatted(row.toArray())).toList();
    }

    /** For programs: a tab between columns, nothing cut, no headings. */
    static List<String> tabbed(List<DeadLetterRecord> letters) {
        return letters.stream().map(letter -> String.join("\t", row(letter))).toList();
    }

    private static List<String> row(DeadLetterRecord letter) {
        return List.of(
                letter.position().toString(),
                letter.time().truncatedTo(ChronoUnit.SECONDS).toString(),
                letter.contract().filter(id -> !id.isEmpty()).map(Printable::line).orElse("-"),
                Long.toString(letter.size()),
                Printable.line(letter.why()));
    }

    private static int width(List<List<String>> rows, int column) {
        return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(1);
    }

    private static List<String> cut(DeadLetterRecord letter) {
        List<String> row = row(letter);
        return IntStream.range(0, row.size())
                .mapToObj(column -> cut(row.get(column), WIDEST.get(column)))
                .toList();
    }

    private static String cut(String text, int characters) {
        return text.codePointCount(0, text.length()) > characters
                ? text.substring(0, text.offsetByCodePoints(0, characters - 1)) + "…"
                : text;
    }
}
