package dev.switchboard.broadcast.fanout;

import java.util.concurrent.atomic.LongAdder;

/** What the fan-out has done since it started. Any thread. */
final class FanoutCounts {

    final LongAdder connections = new LongAdder();
    final LongAdder subscriptions = new LongAdder();
    final LongAdder messages = new LongAdder();
    final LongAdder bytes = new LongAdder();
    final LongAdder writing = new LongAdder();
    final LongAdder fellBehind = new LongAdder();
    final LongAdder conflated = new LongAdder();
    final LongAdder disconnected = new LongAdder();
    final LongAdder catchUps = new LongAdder();
    final LongAdder told = new LongAdder();
    final LongAdder cut = new LongAdder();

    FanoutStatus snapshot() {
        return new FanoutStatus(
                connections.sum(),
                subscriptions.sum(),
                messages.sum(),
                bytes.sum(),
                writing.sum(),
                fellBehind.sum(),
                conflated.sum(),
                disconnected.sum(),
                catchUps.sum());
    }
}
