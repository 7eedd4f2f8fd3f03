package dev.switchboard.admission;

/**
 * How much may wait for the log's acknowledgement at once, over all requests and ways in.
 *
 * @param records at least 1
 * @param bytes at least 1; with keys and headers, not compressed
 */
public record AdmissionLimits(int records, long bytes) {

    /** Some tenths of a second of what Kafka acknowledges at full speed, and half its buffer. */
    public static final AdmissionLimits DEFAULT = new AdmissionLimits(20_000, 16L * 1024 * 1024);

    public AdmissionLimits {
        if (records < 1 || bytes < 1) {
            throw new IllegalArgumentException(
                    "at least one record of one byte must be let in, not %d of %d bytes"
                            .formatted(records, bytes));
        }
    }
}
