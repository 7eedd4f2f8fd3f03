package dev.switchboard.router.catalog;

/** What happens with servers. */
public enum ServerOccurrence {
    /** It is known from now on. */
    REGISTERED,
    /** Its registration has changed. */
    CHANGED,
    /** It is not known any more. */
    REMOVED,
    CONNECTED,
    /** It cannot be reached, or its connection broke. */
    UNAVAILABLE,
    /** It lists something else than before. */
    DEFINITIONS_CHANGED,
    /** It has changed something that was approved. */
    QUARANTINED,
    /** Somebody has approved a change. */
    APPROVED
}
