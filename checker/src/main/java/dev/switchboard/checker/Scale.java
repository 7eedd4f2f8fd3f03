package dev.switchboard.checker;

import java.time.Duration;

/**
 * How much is done. The same seed and numbers make the same plan; how it plays out depends on time.
 *
 * @param duration how long producers send
 * @param subscribers how many subscribers there are
 * @param contracts how many contracts there may be
 * @param rate updates a second, on average
 */
public record Scale(long seed, Duration duration, int subscribers, int contracts, int rate) {}
