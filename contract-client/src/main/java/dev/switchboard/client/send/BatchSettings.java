package dev.switchboard.client.send;

/**
 * How many updates are sent.
 *
 * @param linesPerRequest how many go out in one request at most, 1 to {@value #MOST_LINES}: few
 *     where they come slowly and are not to wait for one another. It does not matter to their keys
 * @param listener is told how far it is
 */
public record BatchSettings(int linesPerRequest, BatchListener listener) {

    /** As many refusals as the server lists: so all of a request are known. */
    static final int MOST_LINES = 1_000;

    /** A thousand a request, and nobody is told. */
    public static final BatchSettings DEFAULT = new BatchSettings(MOST_LINES, BatchListener.NONE);

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
}
