package dev.switchboard.model.router;

import java.util.List;

/** The state of the router's connection to a server. */
public enum ServerState implements Labelled {
    /** Not connected because nobody needs it at the moment. */
    IDLE,
    CONNECTING,
    READY,
    /** It cannot be reached; the router tries again. */
    UNAVAILABLE,
    /** An operator switched it off. */
    DISABLED;

    /** All labels. */
    public static List<String> labels() {
        return Labelled.labels(ServerState.class);
    }
}
