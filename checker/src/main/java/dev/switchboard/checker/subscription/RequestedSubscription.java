package dev.switchboard.checker.subscription;

/**
 * A subscription as it is asked for.
 *
 * @param limit how many records a replay of the history is to have
 * @param maxRate messages a second at most; 0 for no bound
 */
public record RequestedSubscription(
        Interest interest,
        RequestedReplay replay,
        int limit,
        RequestedSlowPolicy slow,
        int maxRate) {

    /** Whether every record is promised in order, bursts announced by {@code missed} excepted. */
    public boolean isInOrder() {
        return maxRate == 0;
    }

    @Override
    public String toString() {
        String rate = maxRate == 0 ? "" : ", max-rate " + maxRate;
        return "%s, replay %s, slow %s%s".formatted(interest, replay.label(), slow.label(), rate);
    }
}
