package dev.switchboard.checker.verdict;

/** Which promise a fault broke, as the soak's table counts it. */
public enum Breach {
    /** Something acknowledged or owed to a subscriber did not come. */
    LOST,
    /** Something came or was kept more than once. */
    DOUBLED,
    /** An older change came after, or stood for, a newer one. */
    OUT_OF_ORDER,
    /** Any other promise. */
    OTHER
}
