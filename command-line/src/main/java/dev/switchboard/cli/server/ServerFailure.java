package dev.switchboard.cli.server;

import dev.switchboard.client.rest.CallFailedException;
import dev.switchboard.client.rest.FailureKind;

/** What is said when a server does not do what was asked. */
public final class ServerFailure {

    /** What helps where nothing runs, worded to end a sentence. */
    public static final String WHAT_TO_DO =
            "start it with ./switchboard run, or name another server with --url";

    private ServerFailure() {}

    /** Why it does not, and what may help. */
    public static String inWords(FailureKind kind, String why) {
        return switch (kind) {
            case NOT_REACHED -> why + ": " + WHAT_TO_DO;
            case NO_ANSWER, FOREIGN -> why + "; name another server with --url";
            case NOT_NOW, REFUSED, GIVEN_UP -> why;
        };
    }

    /** The same of a call. */
    public static String inWords(CallFailedException failure) {
        return inWords(failure.kind(), String.valueOf(failure.getMessage()));
    }
}
