package dev.switchboard.bench.page;

import dev.switchboard.bench.browser.BrowserPage;
import java.io.IOException;
import java.time.Duration;

/**
 * Somebody who scrolls with the wheel of a mouse: turns of a few notches, further down than up, and
 * a look in between. Whether or not the page follows, the next notch comes at its time. One thread.
 */
final class Scrolling {

    /** A notch, in pixels. */
    private static final int NOTCH = 120;

    private static final int NOTCHES = 10;
    private static final Duration BETWEEN_NOTCHES = Duration.ofMillis(60);
    private static final Duration LOOK = Duration.ofMillis(400);

    /** Every so many turns one goes up. */
    private static final int UP = 4;

    /** A point above the table, and above the middle of the scene. */
    private static final int X = 450;

    private static final int Y = 600;

    private final BrowserPage page;

    Scrolling(BrowserPage page) {
        this.page = page;
    }

    void during(Duration time) throws IOException {
        long until = System.nanoTime() + time.toNanos();
        for (int turn = 1; System.nanoTime() < until; turn++) {
            int pixels = turn % UP == 0 ? -NOTCH : NOTCH;
            for (int notch = 0; notch < NOTCHES && System.nanoTime() < until; notch++) {
                page.wheel(X, Y, pixels);
                page.watch(BETWEEN_NOTCHES);
            }
            page.watch(LOOK);
        }
    }
}
