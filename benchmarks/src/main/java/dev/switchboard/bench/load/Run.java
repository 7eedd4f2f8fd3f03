package dev.switchboard.bench.load;

/**
 * What is counted: messages of this run.
 *
 * @param number as in the messages' stamps
 * @param lanes how many lanes are checked for order
 * @param every of how many messages the latency of one is taken, a power of two
 */
record Run(int number, int lanes, int every) {

    /** Before the first. */
    static final Run NONE = new Run(-1, 0, 1);
}
