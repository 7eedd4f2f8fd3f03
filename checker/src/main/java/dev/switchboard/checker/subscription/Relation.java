package dev.switchboard.checker.subscription;

/** What a record is to a subscriber. */
public enum Relation {
    /** It is told what the contract is now, or that it was removed. */
    MATCHES,
    /** It is told that the contract left: it was at one of its locations and no longer is. */
    LEFT,
    /** It is told nothing. */
    NONE
}
