package dev.switchboard.bench.result;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Results as a Markdown table: for each metric every system, and how the first compares to it. */
public final class Table {

    private Table() {}

    /** All of it. Ratios are of medians: the first system's by each other's. */
    public static String of(Results results) {
        if (results.systems().isEmpty()) {
            return "nothing was measured\n";
        }
        String first = results.systems().getFirst();
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("metric", "system", "median", "min", "max", first + " / it"));
        for (Metric metric : results.metrics()) {
            Map<String, Statistics> found = results.statistics(metric);
            Statistics reference = found.get(first);
            found.forEach((system, figures) ->
                    rows.add(
                            List.of(
                                    metric.label(),
                                    system,
                                    metric.text(figures.median()),
                                    metric.text(figures.min()),
                                    metric.text(figures.max()),
                                    reference == null || figures.median() == 0
                                            ? ""
                                            : ratio(reference.median() / figures.median()))));
        }
        return layOut(rows);
    }

    private static String ratio(double value) {
        return String.format(Locale.ROOT, value < 0.1 ? "%.3f" : "%.2f", value);
    }

    private static String layOut(List<List<String>> rows) {
        int[] widths = new int[rows.getFirst().size()];
        for (List<String> row : rows) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        List<String> lines = new ArrayList<>(rows.stream().map(row -> line(row, widths)).toList());
        StringBuilder rule = new StringBuilder("|");
        for (int width : widths) {
            rule.append("-".repeat(width + 2)).append('|');
        }
        lines.add(1, rule.toString());
        return lines.stream().collect(Collectors.joining("\n", "", "\n"));
    }

    private static String line(List<String> cells, int[] widths) {
        StringBuilder line = new StringBuilder("|");
        for (int i = 0; i < widths.length; i++) {
            String pad = " ".repeat(widths[i] - cells.get(i).length());
            line.append(' ').append(i < 2 ? cells.get(i) + pad : pad + cells.get(i)).append(" |");
        }
        return line.toString();
    }
}
