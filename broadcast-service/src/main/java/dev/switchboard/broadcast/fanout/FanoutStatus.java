package dev.switchboard.broadcast.fanout;

/**
 * What the fan-out is doing and has done since it started.
 *
 * @param connections open connections
 * @param subscriptions subscriptions on them
 * @param messages messages handed to sockets
 * @param bytes bytes of those messages, their framing included
 * @param writing connections whose last write is not complete: slow clients, and those in the
 *     middle of a write
 * @param fellBehind how often a subscriber fell out of the shared log
 * @param conflated changes not sent one by one, because a later one of the same contract followed
 *     or because their subscriber was too far behind
 * @param disconnected subscribers disconnected for being slow, by their policy or because they kept
 *     too much in memory
 * @param catchUps running replays and recoveries
 */
public record FanoutStatus(
        long connections,
        long subscriptions,
        long messages,
        long bytes,
        long writing,
        long fellBehind,
        long conflated,
        long disconnected,
        long catchUps) {}
