package dev.switchboard.router.storage;

/**
 * A store's URL is missing or cannot be read. The message is one sentence that says what to write,
 * and never shows what was written: there may be a password in it.
 */
public final class UnreadableUrlException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnreadableUrlException(String message) {
        super(message);
    }
}
