package dev.switchboard.cli.watch;

/** What to show before the live updates. */
enum InitialReplay {
    LATEST,
    HISTORY
}
