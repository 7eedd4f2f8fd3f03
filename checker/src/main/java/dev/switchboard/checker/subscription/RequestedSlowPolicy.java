package dev.switchboard.checker.subscription;

import java.util.Locale;

/** What a subscriber wants done when it can't keep up. */
public enum RequestedSlowPolicy {
    CONFLATE,
    ALL,
    DISCONNECT;

    /** The name used on the wire. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
