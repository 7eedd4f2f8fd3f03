package dev.switchboard.bench.call;

/** When the next call is made. One thread. */
interface Pace {

    /** Called again and again: makes the calls that are due. */
    void advance(long now);

    /** A line is free. */
    void free(Line line, long now);

    /** How long nothing is due, in nanoseconds. */
    long idle(long now);
}
