package dev.switchboard.router.catalog;

/** What becomes of a change to the views. */
public sealed interface ViewOutcome {

    /** There was no such view before. */
    record Added(StoredView view) implements ViewOutcome {}

    /** It has taken the place of the one before. */
    record Replaced(StoredView view) implements ViewOutcome {}

    /** There is no such view any more. */
    record Removed() implements ViewOutcome {}

    /** There is no view of that name. */
    record Unknown() implements ViewOutcome {}

    /** There are as many views as there may be. */
    record TooMany(int most) implements ViewOutcome {}

    /** PostgreSQL is unavailable; it is unknown whether anything was changed. */
    record StoreAway() implements ViewOutcome {}
}
