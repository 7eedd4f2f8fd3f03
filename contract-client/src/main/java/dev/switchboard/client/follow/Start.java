package dev.switchboard.client.follow;

/** With what a following begins. */
public sealed interface Start {

    /** With the latest of each contract: the view is complete from the first replay on. */
    Start LATEST = new Latest();

    /** With whatever comes next. */
    Start LIVE = new Live();

    /** See {@link #LATEST}. */
    record Latest() implements Start {}

    /** See {@link #LIVE}. */
    record Live() implements Start {}

    /**
     * With the last changes.
     *
     * @param limit how many, 1 to 1000
     */
    record History(int limit) implements Start {
        public History {
            if (limit < 1 || limit > 1_000) {
                throw new IllegalArgumentException("limit must be 1 to 1000, is " + limit);
            }
        }
    }

    /**
     * With everything since a cursor, as {@link Following#cursor} gave it; where the server can't
     * tell that any more (more than 24 hours ago, or a feed made anew) with the latest of each
     * contract.
     */
    record Since(String cursor) implements Start {}
}
