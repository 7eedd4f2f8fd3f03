package dev.switchboard.model.router;

import java.util.List;

/** What happened to a server. */
public enum ServerChange implements Labelled {
    REGISTERED,
    /** Its registration was changed. */
    CHANGED,
    /** Its registration was removed. */
    REMOVED,
    CONNECTED,
    UNAVAILABLE,
    /** It offers other tools, resources or prompts than before. */
    DEFINITIONS_CHANGED,
    /** A definition was withheld because it changed after its approval. */
    QUARANTINED,
    /** An operator approved what was withheld. */
    APPROVED,
    DISABLED,
    ENABLED;

    /** All labels. */
    public static List<String> labels() {
        return Labelled.labels(ServerChange.class);
    }
}
