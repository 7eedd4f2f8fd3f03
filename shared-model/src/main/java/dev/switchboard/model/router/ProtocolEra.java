package dev.switchboard.model.router;

import java.util.List;

/** The groups of MCP revisions: those with sessions, and those without. */
public enum ProtocolEra implements Labelled {
    STATELESS,
    SESSION;

    /** All labels. */
    public static List<String> labels() {
        return Labelled.labels(ProtocolEra.class);
    }
}
