package dev.switchboard.checker.produce;

/** Sends operations by one protocol. One thread. */
interface ProducerClient extends AutoCloseable {

    /** The name for reports. */
    String name();

    /** Sends something and waits for the answer. */
    OperationOutcome send(Operation operation) throws InterruptedException;

    @Override
    void close();
}
