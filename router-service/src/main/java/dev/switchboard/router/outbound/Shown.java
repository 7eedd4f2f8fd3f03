package dev.switchboard.router.outbound;

import java.time.Duration;

/** How messages show what others have written, and times. */
final class Shown {

    private static final int LONGEST = 100;

    private Shown() {}

    /** The text, cut and on one line. */
    static String of(String text) {
        String line = text.replaceAll("[^\\x20-\\x7e…]", "?");
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
    }

    static String of(Duration time) {
        return time.toMillisPart() == 0 ? time.toSeconds() + " s" : time.toMillis() + " ms";
    }
}
