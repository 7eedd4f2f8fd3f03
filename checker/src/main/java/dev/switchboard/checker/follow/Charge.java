package dev.switchboard.checker.follow;

/** Takes down what a subscription got that it should not, or did not get that it should. */
interface Charge {

    /** Notes a fault of the subscription. */
    void of(String what);
}
