package dev.switchboard.checker.wish;

import java.util.Locale;

/** What a subscriber wants done when it can't keep up. */
public enum Slow {
    CONFLATE,
    ALL,
    DISCONNECT;

    /** The name used on the wire. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
