package dev.switchboard.bench.page;

import dev.switchboard.bench.browser.Frames;
import dev.switchboard.bench.result.Metric;
import dev.switchboard.bench.result.Statistics;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The pages that are measured, and what they are asked to bear. */
enum PageKind {
    /** The overview, whose table is scrolled. */
    TABLE("/", 10_000, 500, "document.querySelector('sw-table .row')") {
        @Override
        Map<Metric, Double> figures(Frames frames) {
            return Map.of(Metric.GAPS, frames.gapShare());
        }
    },

    /** The scene, which draws only when something moves: here, always. */
    SCENE("/scene", 2_000, 60, "document.querySelector('sw-scene').stage.frames > 0") {
        @Override
        Map<Metric, Double> figures(Frames frames) {
            List<Double> drawn = frames.drawnBySecond();
            return Map.of(
                    Metric.DRAWN_MEDIAN, Statistics.of(drawn).median(),
                    Metric.DRAWN_LEAST, Collections.min(drawn));
        }
    };

    private final String path;
    private final int contracts;
    private final int rate;
    private final String ready;

    PageKind(String path, int contracts, int rate, String ready) {
        this.path = path;
        this.contracts = contracts;
        this.rate = rate;
        this.ready = ready;
    }

    /** What only this page has. */
    abstract Map<Metric, Double> figures(Frames frames);

    /** Whether somebody scrolls. The wheel would take the scene's camera away from what moves. */
    boolean isScrolled() {
        return this == TABLE;
    }

    /**
     * Options of Chromium: the scene needs WebGL, which without a graphics card is SwiftShader's.
     */
    List<String> options() {
        return this == SCENE
                ? List.of("--use-angle=swiftshader", "--enable-unsafe-swiftshader")
                : List.of();
    }

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    String path() {
        return path;
    }

    int contracts() {
        return contracts;
    }

    /** Updates a second. */
    int rate() {
        return rate;
    }

    /** An expression that is true once it shows contracts. */
    String isReady() {
        return ready;
    }
}
