package dev.switchboard.router.server;

import dev.switchboard.model.router.CallEvent;

/** Takes a record of each call. Thread-safe. */
public interface CallLog {

    /** Keeps nothing. */
    CallLog NONE = _ -> {};

    /** A call has ended. Never blocks. */
    void called(CallEvent call);

    /** Whether arguments are recorded, and not only their hash. */
    default boolean recordsArguments() {
        return false;
    }
}
