package dev.switchboard.checker.follow;

import dev.switchboard.checker.verdict.Breach;

/**
 * Takes the violations of one subscription: what it got and should not, or should and did not get.
 */
interface ViolationSink {

    /** Notes a fault of the subscription. */
    void report(Breach breach, String what);

    /** Notes a fault that is neither a loss, nor a double, nor out of order. */
    default void report(String what) {
        report(Breach.OTHER, what);
    }
}
