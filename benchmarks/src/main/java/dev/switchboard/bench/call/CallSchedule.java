package dev.switchboard.bench.call;

/** When the next call is made. One thread. */
interface CallSchedule {

    /** Called again and again: makes the calls that are due. */
    void advance(long now);

    /** A line is free. */
    void free(CallConnection connection, long now);

    /** How long nothing is due, in nanoseconds. */
    long idle(long now);
}
