package dev.switchboard.client.send;

/**
 * Is told how far a batch is while it is sent, on the thread that sends it. What a call throws ends
 * the sending and is thrown to its caller.
 */
public interface BatchListener {

    /** One that is told nothing. */
    BatchListener NONE = new BatchListener() {};

    /** One was refused. */
    default void refused(Refusal refusal) {}

    /**
     * More were taken or refused.
     *
     * @param line the first that is not, from 0
     * @param accepted how many Kafka has
     * @param refused how many were refused
     */
    default void progressed(long line, long accepted, long refused) {}

    /**
     * Some came to nothing and will be sent again.
     *
     * @param why in words
     */
    default void retrying(String why) {}
}
