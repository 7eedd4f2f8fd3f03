package dev.switchboard.cli.watch;

import java.util.Locale;

/** What to send before the live updates. */
enum Replay {
    LATEST,
    HISTORY;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
