package dev.switchboard.cli.watch;

import java.util.Locale;

/** What the server does when this end falls behind. */
enum SlowPolicy {
    CONFLATE,
    ALL,
    DISCONNECT;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
