package dev.switchboard.checker.produce;

/** A way in. One thread. */
interface Door extends AutoCloseable {

    /** The name for reports. */
    String name();

    /** Sends something and waits for the answer. */
    Outcome send(Errand errand) throws InterruptedException;

    @Override
    void close();
}
