package dev.switchboard.admission;

/**
 * How many updates, removals and test updates were handed in, and what came of them, since start.
 *
 * <p>{@code received = accepted + rejected + saturated + inFlight()}; with nothing in flight the
 * three outcomes add up to what was received. A batch counts each of its items.
 *
 * @param received handed in
 * @param accepted acknowledged by the log
 * @param rejected broke a rule, or too large
 * @param saturated not acknowledged: not in time, or not let in while the log was slow
 */
public record AdmissionCounts(long received, long accepted, long rejected, long saturated) {

    /** Handed in and not yet settled. */
    public long inFlight() {
        return received - accepted - rejected - saturated;
    }

    /** What was counted since an earlier snapshot. */
    public AdmissionCounts since(AdmissionCounts earlier) {
        return new AdmissionCounts(
                received - earlier.received,
                accepted - earlier.accepted,
                rejected - earlier.rejected,
                saturated - earlier.saturated);
    }
}
