package dev.switchboard.broadcast.fanout;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What happens to a subscriber that is behind the oldest entry of the shared log. */
public enum SlowPolicy {
    /** It gets the latest change of each contract that it missed. */
    CONFLATE,
    /** It gets every change, however late, from Kafka. */
    ALL,
    /** It receives the cursor to resume from, and its connection is closed. */
    DISCONNECT;

    /** The name used on the wire. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static List<String> labels() {
        return Arrays.stream(values()).map(SlowPolicy::label).toList();
    }

    public static Optional<SlowPolicy> ofLabel(String label) {
        return Arrays.stream(values()).filter(p -> p.label().equals(label)).findFirst();
    }
}
