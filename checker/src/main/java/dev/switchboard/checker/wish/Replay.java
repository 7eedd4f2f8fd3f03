package dev.switchboard.checker.wish;

import java.util.Locale;

/** What a subscriber without a cursor wants of the past. */
public enum Replay {
    NONE,
    LATEST,
    HISTORY;

    /** The name used on the wire. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
