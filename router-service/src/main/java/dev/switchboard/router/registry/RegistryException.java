package dev.switchboard.router.registry;

/** A registry did not answer as one. The message says so, in words for the caller. */
public final class RegistryException extends Exception {

    private static final long serialVersionUID = 1;

    RegistryException(String message) {
        super(message);
    }
}
