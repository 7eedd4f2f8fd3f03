package dev.switchboard.router.flag;

/** What came of a change. */
sealed interface FlagChange {

    /** It holds from now on. */
    record Changed(FlagState state) implements FlagChange {}

    /** The environment says otherwise, and nothing was changed. */
    record RuledByEnvironment(String variable) implements FlagChange {}

    /** PostgreSQL is away; nothing is known to have changed. */
    record StoreAway() implements FlagChange {}
}
