package dev.switchboard.router.storage;

/** Failures of stores in one line. */
final class Reasons {

    private Reasons() {}

    /** What lies deepest and says something: the driver's words, not those of libraries around. */
    static String ofCause(Throwable failure) {
        Throwable telling = failure;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause.getMessage() != null) {
                telling = cause;
            }
        }
        return of(telling);
    }

    static String of(Throwable failure) {
        String message = failure.getMessage();
        return message == null
                ? failure.getClass().getSimpleName()
                : message.strip().replaceAll("\\s*\\R\\s*", " ");
    }
}
