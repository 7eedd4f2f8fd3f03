package dev.switchboard.bench.page;

import dev.switchboard.bench.browser.BrowserPage;
import dev.switchboard.bench.browser.Chromium;
import dev.switchboard.bench.browser.Frames;
import dev.switchboard.bench.measured.AbsentException;
import dev.switchboard.bench.measured.Machine;
import dev.switchboard.bench.measured.PageSite;
import dev.switchboard.bench.result.Metric;
import dev.switchboard.bench.result.Results;
import dev.switchboard.bench.result.Statistics;
import dev.switchboard.bench.scenario.Solo;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The frames that a page gets while contracts change and somebody scrolls, beside those of an empty
 * page in the same browser under the same load.
 */
final class PageFrames {

    private static final String EMPTY = "empty page";
    private static final int WIDTH = 1360;
    private static final int HEIGHT = 1000;
    private static final Duration WARM_UP = Duration.ofSeconds(60);

    private final Results results;
    private final PageKind kind;
    private final Duration time;

    private PageFrames(PageKind kind, Duration time) {
        this.kind = kind;
        this.time = time;
        this.results = new Results(kind.label(), List.of(kind.label(), EMPTY));
    }

    static Solo table() {
        return solo(PageKind.TABLE, "the table scrolls, of 10,000 contracts with 500 updates/s");
    }

    static Solo scene() {
        return solo(PageKind.SCENE, "the scene moves, of 2,000 contracts with 60 updates/s");
    }

    private static Solo solo(PageKind kind, String about) {
        return new Solo(
                kind.label(),
                about,
                (machine, rounds, quick) ->
                        new PageFrames(kind, Duration.ofSeconds(quick ? 5 : 30))
                                .measure(machine, rounds, quick));
    }

    private Results measure(Machine machine, int rounds, boolean quick) throws IOException {
        Path program =
                Chromium.find()
                        .orElseThrow(() ->
                                new AbsentException("needs Chromium: install it, on the PATH"));
        try (PageSite site = PageSite.start(machine, kind.label(), kind.contracts());
                Chromium browser =
                        Chromium.start(program, machine.folder(), WIDTH, HEIGHT, kind.options())) {
            site.load();
            BrowserPage page = browser.page();
            open(page, site);
            site.update(kind.rate());
            // The server's compiler, and the browser's, have most to do at the beginning.
            watch(page, quick ? Duration.ofSeconds(3) : WARM_UP);
            for (int round = 1; round <= rounds; round++) {
                open(page, site);
                add(kind.label(), figures(site, browser, page, true));
                page.open("about:blank");
                add(EMPTY, figures(site, browser, page, false));
            }
            site.stop();
        }
        return results;
    }

    /** Returns when it knows all contracts. */
    private void open(BrowserPage page, PageSite site) throws IOException {
        page.open(site.url(kind.path()));
        page.await("document.querySelector('sw-connection .live')");
        page.await(live("live.known && live.contracts.size === " + kind.contracts()));
        page.await(kind.isReady());
    }

    private Map<Metric, Double> figures(
            PageSite site, Chromium browser, BrowserPage page, boolean ours) throws IOException {
        Map<Metric, Duration> before = used(site, browser);
        double updates = ours ? page.ask(live("live.pulse.updates")).asDouble() : 0;
        long start = System.nanoTime();
        page.record();
        watch(page, time);
        Frames frames = page.recorded();
        double seconds = (System.nanoTime() - start) / 1e9;
        Map<Metric, Double> figures = figures(frames);
        if (ours) {
            double now = page.ask(live("live.pulse.updates")).asDouble();
            figures.put(Metric.UPDATES, (now - updates) / seconds);
            figures.putAll(kind.figures(frames));
            figures.put(Metric.P50, delay(page, "median"));
            figures.put(Metric.P99, delay(page, "slowest"));
        }
        used(site, browser)
                .forEach((metric, after) ->
                        figures.put(
                                metric,
                                after.minus(before.getOrDefault(metric, Duration.ZERO)).toNanos()
                                        / 1e9
                                        / seconds));
        return figures;
    }

    private void watch(BrowserPage page, Duration time) throws IOException {
        if (kind.isScrolled()) {
            new Scrolling(page).during(time);
        } else {
            page.watch(time);
        }
    }

    private static Map<Metric, Double> figures(Frames frames) {
        Map<Metric, Double> figures = new EnumMap<>(Metric.class);
        figures.put(Metric.FRAME_P50, frames.interval(0.5));
        figures.put(Metric.FRAME_P99, frames.interval(0.99));
        figures.put(Metric.FRAME_MAX, frames.interval(1));
        figures.put(Metric.FRAMES_OVER_33, frames.longerThan(34)); // two frames of a 60 Hz screen
        figures.put(Metric.FRAMES_OVER_50, frames.longerThan(51)); // three
        figures.put(Metric.LONG_TASKS, (double) frames.tasks().size());
        figures.put(Metric.LONGEST_TASK, frames.longestTask());
        return figures;
    }

    private static Map<Metric, Duration> used(PageSite site, Chromium browser) throws IOException {
        return Map.of(
                Metric.RENDERER_SHARE, browser.cpu("renderer"),
                Metric.GPU_SHARE, browser.cpu("GPU"),
                Metric.SERVER_SHARE, site.cost().cpu(),
                Metric.SENDER_SHARE, site.senderCost().cpu());
    }

    /** The median of the seconds, as the page itself reckons and shows it. */
    private double delay(BrowserPage page, String which) throws IOException {
        List<Double> seconds =
                page
                        .ask(
                                live(
                                        "live.pulse.seconds.slice(-%d).map(s => s.%s ?? 0)"
                                                .formatted(time.toSeconds(), which)))
                        .values()
                        .stream()
                        .map(value -> value.asDouble())
                        .toList();
        return Statistics.of(seconds).median();
    }

    /** An expression about the page's own model. */
    private static String live(String expression) {
        return "import(new URL('ui/model/live.js', document.baseURI)).then(({live}) => %s)"
                .formatted(expression);
    }

    private void add(String label, Map<Metric, Double> figures) {
        results.add(label, figures);
        System.out.println(
                "%-12s %s"
                        .formatted(
                                label,
                                figures.entrySet().stream()
                                        .map(figure ->
                                                figure.getKey().text(figure.getValue())
                                                        + " "
                                                        + figure.getKey().label())
                                        .collect(Collectors.joining("; "))));
    }
}
