package dev.switchboard.bench.load;

import dev.switchboard.bench.process.ProcessMessage;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/**
 * How connections are made.
 *
 * @param server where
 * @param path of the WebSocket
 * @param destination what is subscribed to; {@code %d} stands for the subscription's number
 * @param id the subscription's id, alike
 * @param subscriptions how many each connection has
 * @param receipts whether the server confirms subscriptions
 */
record ConnectionPlan(
        InetSocketAddress server,
        String path,
        String destination,
        String id,
        int subscriptions,
        boolean receipts) {

    static ConnectionPlan of(ProcessMessage line) {
        return new ConnectionPlan(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), line.number("port")),
                line.text("path"),
                line.text("destination"),
                line.text("id"),
                line.number("subscriptions"),
                line.text("receipts").equals("true"));
    }
}
