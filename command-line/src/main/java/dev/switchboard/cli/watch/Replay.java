package dev.switchboard.cli.watch;

/** What to show before the live updates. */
enum Replay {
    LATEST,
    HISTORY
}
