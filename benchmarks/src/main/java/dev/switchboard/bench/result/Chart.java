package dev.switchboard.bench.result;

import java.util.Map;

/** Results as a picture (SVG): for each metric a bar of the median, with a line from min to max. */
final class Chart {

    private static final int WIDTH = 860;
    private static final int LABELS = 200;
    private static final int BARS = 480;
    private static final int ROW = 24;
    private static final int HEAD = 40;

    private final StringBuilder svg = new StringBuilder();
    private int y = 10;

    private Chart() {}

    static String of(Results results) {
        Chart chart = new Chart();
        results.metrics().forEach(metric -> chart.panel(metric, results.statistics(metric)));
        return """
        <svg xmlns="http://www.w3.org/2000/svg" width="%1$d" height="%2$d" viewBox="0 0 %1$d %2$d" font-family="sans-serif" font-size="13">
        <rect width="100%%" height="100%%" fill="#fff"/>
        %3$s</svg>
        """
                .formatted(WIDTH, chart.y + 10, chart.svg);
    }

    private void panel(Metric metric, Map<String, Statistics> figures) {
        double most = figures.values().stream().mapToDouble(Statistics::max).max().orElse(0);
        if (most <= 0) {
            return;
        }
        String better = metric.moreIsBetter() ? "more is better" : "less is better";
        text(10, y + 24, "%s (%s)".formatted(metric.label(), better));
        y += HEAD;
        figures.forEach((system, found) -> bar(metric, system, found, BARS / most));
    }

    private void bar(Metric metric, String system, Statistics found, double scale) {
        int middle = y + ROW / 2;
        String fill = system.startsWith("ours") ? "#1f6fb2" : "#a9b4bd";
        text(10, middle + 4, system);
        svg.append(
                "<rect x='%d' y='%d' width='%d' height='%d' fill='%s'/>\n"
                        .formatted(
                                LABELS, y + 4, Math.round(found.median() * scale), ROW - 8, fill));
        long from = LABELS + Math.round(found.min() * scale);
        long to = LABELS + Math.round(found.max() * scale);
        svg.append(
                "<line x1='%d' y1='%d' x2='%d' y2='%d' stroke='#222'/>\n"
                        .formatted(from, middle, to, middle));
        text(to + 8, middle + 4, metric.text(found.median()));
        y += ROW;
    }

    private void text(long x, long at, String text) {
        svg.append("<text x='%d' y='%d'>%s</text>\n".formatted(x, at, escaped(text)));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }
}
