package dev.switchboard.broadcast.fanout;

/**
 * The result of a drain.
 *
 * @param told clients that received a reconnect message
 * @param cut connections that were closed by force, because their clients did not read everything
 *     or did not close; some of them were told
 */
public record DrainOutcome(long told, long cut) {}
