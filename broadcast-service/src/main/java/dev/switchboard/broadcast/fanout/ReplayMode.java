package dev.switchboard.broadcast.fanout;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a new subscription without a cursor receives before live changes. */
public enum ReplayMode {
    NONE,
    /** The latest change of every matching contract. */
    LATEST,
    /** The most recent matching changes, oldest first. */
    HISTORY;

    /** The name used on the wire. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static List<String> labels() {
        return Arrays.stream(values()).map(ReplayMode::label).toList();
    }

    public static Optional<ReplayMode> ofLabel(String label) {
        return Arrays.stream(values()).filter(r -> r.label().equals(label)).findFirst();
    }
}
