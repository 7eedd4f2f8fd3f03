package dev.switchboard.broadcast.fanout;

/**
 * What became of the clients of a node that stops.
 *
 * @param told clients that were told when and where to come back
 * @param cut connections that had to be cut, because their clients did not read to the end or did
 *     not close; some of them were told
 */
public record DrainOutcome(long told, long cut) {}
