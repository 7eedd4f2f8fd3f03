package dev.switchboard.cli.replay;

/** What one record of a file holds. */
sealed interface Row {

    /** The line on which it begins; the first is 1. */
    long line();

    /** How much of the file it takes with what is blank before it, in bytes. */
    long length();

    /** JSON for the server to judge, in one line. */
    record Update(long line, long length, String json) implements Row {}

    /** Nothing that could be sent. */
    record Unreadable(long line, long length, String reason) implements Row {}
}
