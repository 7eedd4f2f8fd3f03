package dev.switchboard.bench.scenario;

import dev.switchboard.bench.measured.SubscriberEndpoint;
import dev.switchboard.bench.process.ProcessMessage;

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
    static Audience of(SubscriberEndpoint endpoint, int connections) {
        return new Audience(connections, 1, 0, endpoint.destination(), "sub-0", WINDOW);
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

    ProcessMessage line(SubscriberEndpoint endpoint) {
        return ProcessMessage.of(
                "open",
                "port",
                endpoint.port(),
                "path",
                endpoint.path(),
                "receipts",
                endpoint.receipts(),
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
