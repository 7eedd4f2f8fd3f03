package dev.switchboard.router.server;

import dev.switchboard.model.router.CallEvent;
import java.util.function.Supplier;

/** Takes a record of each call. Thread-safe. */
@FunctionalInterface
public interface CallLog {

    /** Keeps nothing. */
    CallLog NONE = _ -> {};

    /**
     * A call has ended. Never blocks.
     *
     * @param call what is to be recorded, made on another thread
     */
    void called(Supplier<CallEvent> call);
}
