package dev.switchboard.cli.dlt;

import dev.switchboard.cli.terminal.Printable;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** Letters one a line: position, when, contract, bytes, reason. */
final class LetterTable {

    private static final List<String> HEADINGS =
            List.of("POSITION", "WHEN", "CONTRACT", "BYTES", "REASON");

    private static final int WIDEST_CONTRACT = 36;
    private static final int WIDEST_REASON = 120;

    private LetterTable() {}

    /** For people: headings, aligned columns, long texts cut. */
    static List<String> aligned(List<Letter> letters) {
        List<List<String>> rows = new ArrayList<>(List.of(HEADINGS));
        for (Letter letter : letters) {
            List<String> row = new ArrayList<>(row(letter));
            row.set(2, cut(row.get(2), WIDEST_CONTRACT));
            row.set(4, cut(row.get(4), WIDEST_REASON));
            rows.add(row);
        }
        int last = HEADINGS.size() - 1;
        StringBuilder format = new StringBuilder();
        for (int column = 0; column < last; column++) {
            format.append("%-").append(width(rows, column)).append("s  ");
        }
        String form = format + "%s";
        return rows.stream().map(row -> form.formatted(row.toArray())).toList();
    }

    /** For programs: a tab between columns, nothing cut, no headings. */
    static List<String> tabbed(List<Letter> letters) {
        return letters.stream().map(letter -> String.join("\t", row(letter))).toList();
    }

    private static List<String> row(Letter letter) {
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

    private static String cut(String text, int characters) {
        return text.codePointCount(0, text.length()) > characters
                ? text.substring(0, text.offsetByCodePoints(0, characters - 1)) + "…"
                : text;
    }
}
