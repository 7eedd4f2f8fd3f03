package dev.switchboard.bench.scenario;

import dev.switchboard.bench.measured.Door;
import dev.switchboard.bench.process.Words;

/**
 * Who listens.
 *
 * @param connections how many
 * @param subscriptions of each connection
 * @param stalled how many connections stop reading
 * @param destination {@code %d} stands for the number of the subscription
 * @param id of a subscription, alike
 * @param window how many connections may be opened at once
 */
record Audience(
        int connections,
        int subscriptions,
        int stalled,
        String destination,
        String id,
        int window) {

    private static final int WINDOW = 128;

    /** Everybody gets everything. */
    static Audience of(Door door, int connections) {
        return new Audience(connections, 1, 0, door.destination(), "sub-0", WINDOW);
    }

    Audience withStalled(int number) {
        return new Audience(connections, subscriptions, number, destination, id, window);
    }

    /** All come at the same moment. */
    Audience atOnce() {
        return new Audience(connections, subscriptions, stalled, destination, id, connections);
    }

    Audience withDestinations(String pattern, int each) {
        return new Audience(connections, each, stalled, pattern, "sub-%d", window);
    }

    Audience withIds(String pattern) {
        return new Audience(connections, subscriptions, stalled, destination, pattern, window);
    }

    Words line(Door door) {
        return Words.of(
                "open",
                "port",
                door.port(),
                "path",
                door.path(),
                "receipts",
                door.receipts(),
                "connections",
                connections,
                "subscriptions",
                subscriptions,
                "stalled",
                stalled,
                "destination",
                destination,
                "id",
                id,
                "window",
                window);
    }
}
