package dev.switchboard.admission.log;

/** The log takes no record of that size, now or later. */
public final class EntryTooLargeException extends Exception {

    private static final long serialVersionUID = 1L;

    public EntryTooLargeException(Throwable cause) {
        super("the update is larger than Kafka takes", cause);
    }
}
