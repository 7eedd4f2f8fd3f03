package dev.switchboard.broadcast.fanout;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a new subscription is told of the past, where it brings no cursor. */
public enum ReplayMode {
    NONE,
    /** The latest change of every contract that matches. */
    LATEST,
    /** The last changes that match, oldest first. */
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
