package dev.switchboard.model.contract;

/** Bytes that are not JSON. The message is written for the one who sent them. */
public final class MalformedJsonException extends Exception {

    private static final long serialVersionUID = 1L;

    MalformedJsonException(String message) {
        super(message);
    }
}
