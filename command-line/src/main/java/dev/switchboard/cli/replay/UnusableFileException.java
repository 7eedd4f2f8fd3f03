package dev.switchboard.cli.replay;

/** A file of which nothing can be sent; the message says why. */
final class UnusableFileException extends Exception {

    private static final long serialVersionUID = 1L;

    UnusableFileException(String message) {
        super(message);
    }
}
