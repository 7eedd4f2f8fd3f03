package dev.switchboard.client.send;

import java.util.function.BooleanSupplier;

/**
 * How many updates go out together, and who is told. Neither matters to their keys.
 *
 * @param linesPerRequest how many go out in one request at most, 1 to {@value #MOST_LINES}
 * @param moreAtHand whether the source has another one at hand: where it has not, what was gathered
 *     goes out and does not wait for it
 * @param listener is told how far it is
 */
public record BatchSettings(
        int linesPerRequest, BooleanSupplier moreAtHand, BatchListener listener) {

    /** As many refusals as the server lists: so all of a request are known. */
    public static final int MOST_LINES = 1_000;

    /** A thousand a request, and nobody is told. */
    public static final BatchSettings DEFAULT =
            new BatchSettings(MOST_LINES, () -> true, BatchListener.NONE);

    /**
     * @throws IllegalArgumentException when there are too few or too many lines
     */
    public BatchSettings {
        if (linesPerRequest < 1 || linesPerRequest > MOST_LINES) {
            throw new IllegalArgumentException(
                    "linesPerRequest must be 1 to %d, is %d"
                            .formatted(MOST_LINES, linesPerRequest));
        }
    }

    /** The same with no more lines in a request than that. */
    public BatchSettings atMost(int lines) {
        return new BatchSettings(lines, moreAtHand, listener);
    }

    /** The same for a source that is asked whether it has more at hand. */
    public BatchSettings flushedUnless(BooleanSupplier more) {
        return new BatchSettings(linesPerRequest, more, listener);
    }

    /** The same with somebody who is told. */
    public BatchSettings telling(BatchListener told) {
        return new BatchSettings(linesPerRequest, moreAtHand, told);
    }
}
