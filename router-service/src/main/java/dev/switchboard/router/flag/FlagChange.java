package dev.switchboard.router.flag;

/** The outcome of a change. */
sealed interface FlagChange {

    /** The flag was changed. */
    record Changed(FlagState state) implements FlagChange {}

    /** An environment variable overrides the flag; nothing was changed. */
    record RuledByEnvironment(String variable) implements FlagChange {}

    /** PostgreSQL is unavailable; it is unknown whether the flag was changed. */
    record StoreAway() implements FlagChange {}
}
