package dev.switchboard.cli.replay;

import org.jspecify.annotations.Nullable;

/** What one record of a file holds. */
sealed interface Row {

    /** The line on which it begins; the first is 1. */
    long line();

    /** How much of the file it takes with what is blank before it, in bytes. */
    long length();

    /**
     * JSON for the server to judge.
     *
     * @param contractId whose order it must keep; null where the JSON names none
     */
    record Update(long line, long length, @Nullable String contractId, String json)
            implements Row {}

    /** Nothing that could be sent. */
    record Unreadable(long line, long length, String reason) implements Row {}
}
