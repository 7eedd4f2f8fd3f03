package dev.switchboard.model.router;

/** A record that is no event of its topic; the message says why. */
public final class UnreadableEventException extends Exception {

    private static final long serialVersionUID = 1L;

    UnreadableEventException(String why) {
        super(why);
    }
}
