package dev.switchboard.bench.measured;

/**
 * Where subscribers connect.
 *
 * @param port on 127.0.0.1
 * @param path of the WebSocket
 * @param destination what all updates come under
 * @param receipts whether subscriptions are confirmed
 */
public record SubscriberEndpoint(int port, String path, String destination, boolean receipts) {}
