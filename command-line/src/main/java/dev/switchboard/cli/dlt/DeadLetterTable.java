package dev.switchboard.cli.dlt;

import dev.switchboard.cli.terminal.Printable;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Dead letters one a line: position, when, contract, bytes, reason. */
final class DeadLetterTable {

    private static final List<String> HEADINGS =
            List.of("POSITION", "WHEN", "CONTRACT", "BYTES", "REASON");

    private static final int WIDEST_CONTRACT = 36;
    private static final int WIDEST_REASON = 120;

    private DeadLetterTable() {}

    /** For people: headings, aligned columns, long texts cut. */
    static List<String> aligned(List<DeadLetterRecord> letters) {
        List<List<String>> rows = new ArrayList<>(List.of(HEADINGS));
        letters.forEach(letter -> rows.add(row(letter, WIDEST_CONTRACT, WIDEST_REASON)));
        String format =
                IntStream.range(0, HEADINGS.size() - 1)
                        .mapToObj(column -> "%-" + width(rows, column) + "s  ")
                        .collect(Collectors.joining("", "", "%s"));
        return rows.stream().map(row -> format.formatted(row.toArray())).toList();
    }

    /** For programs: a tab between columns, nothing cut, no headings. */
    static List<String> tabbed(List<DeadLetterRecord> letters) {
        return letters.stream()
                .map(letter -> row(letter, Integer.MAX_VALUE, Integer.MAX_VALUE))
                .map(row -> String.join("\t", row))
                .toList();
    }

    private static List<String> row(DeadLetterRecord letter, int contractWidth, int reasonWidth) {
        String contract = letter.contract().filter(id -> !id.isEmpty()).orElse("-");
        return List.of(
                letter.position().toString(),
                letter.time().truncatedTo(ChronoUnit.SECONDS).toString(),
                cut(Printable.line(contract), contractWidth),
                Long.toString(letter.size()),
                cut(Printable.line(letter.why()), reasonWidth));
    }

    private static int width(List<List<String>> rows, int column) {
        return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(1);
    }

    private static String cut(String text, int characters) {
        return text.codePointCount(0, text.length()) > characters
                ? text.substring(0, text.offsetByCodePoints(0, characters - 1)) + "…"
                : text;
    }
}
