package dev.switchboard.checker.subscription;

import java.util.Locale;

/** What a subscriber without a cursor wants of the past. */
public enum RequestedReplay {
    NONE,
    LATEST,
    HISTORY;

    /** The name used on the wire. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
