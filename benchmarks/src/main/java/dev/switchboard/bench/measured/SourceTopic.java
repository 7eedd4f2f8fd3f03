package dev.switchboard.bench.measured;

/** Which topic the broadcast service gets its updates through. */
public enum SourceTopic {
    /** {@code contract.test-updates}: one partition, past the keeper; what is left is fan-out. */
    TEST_UPDATES,
    /** {@code contract.updates}: through the keeper and {@code contract.history}, as always. */
    UPDATES
}
