package dev.switchboard.bench.measured;

/** A system that is not on this machine; what to install is in the message. */
public final class AbsentException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public AbsentException(String message) {
        super(message);
    }
}
