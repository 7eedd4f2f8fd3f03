package dev.switchboard.cli.server;

import dev.switchboard.client.rest.CallFailedException;

/** What is said when no Switchboard answers. */
public final class Absence {

    /** What helps, worded to end a sentence. */
    public static final String WHAT_TO_DO =
            "start it with ./switchboard run, or name another server with --url";

    private Absence() {}

    /** Why it does not, and what to do about it. */
    public static String inWords(String why) {
        return why + "; " + WHAT_TO_DO;
    }

    /** What came of a call: what the server said, or that there is none. */
    public static String inWords(CallFailedException failure) {
        String why = String.valueOf(failure.getMessage());
        return failure.problem().isPresent() ? why : inWords(why);
    }
}
