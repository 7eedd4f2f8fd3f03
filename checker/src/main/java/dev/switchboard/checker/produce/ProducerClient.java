package dev.switchboard.checker.produce;

/** A way in. One thread. */
interface ProducerClient extends AutoCloseable {

    /** The name for reports. */
    String name();

    /** Sends something and waits for the answer. */
    OperationOutcome send(Operation operation) throws InterruptedException;

    @Override
    void close();
}
