package dev.switchboard.kafka;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The settings of a cluster that is one node, broker and controller at once. */
final class BrokerSettings {

    static final int NODE_ID = 1;
    static final String CONTROLLER = "CONTROLLER";

    private static final String CLIENTS = "CLIENTS";

    private BrokerSettings() {}

    /**
     * @param overrides stand in place of what is set here
     */
    static Map<String, String> of(
            Path logs, LoopbackSockets sockets, Map<String, String> overrides) {
        Map<String, String> settings = new HashMap<>();
        settings.put("log.dirs", logs.toString());
        settings.putAll(node(sockets));
        settings.putAll(oneReplica());
        settings.putAll(small());
        settings.put("auto.create.topics.enable", "false");
        settings.put("group.initial.rebalance.delay.ms", "0");
        // After a kill the broker is let in again only when its last session has run out: with
        // the 9 s of a cluster a start takes 10 s.
        settings.put("broker.session.timeout.ms", "3000");
        settings.put("broker.heartbeat.interval.ms", "500");
        settings.putAll(overrides);
        return settings;
    }

    private static Map<String, String> node(LoopbackSockets sockets) {
        String controller = "127.0.0.1:" + sockets.controllerAddress().getPort();
        return Map.of(
                "process.roles",
                "broker,controller",
                "node.id",
                Integer.toString(NODE_ID),
                // voters by setting, not by the metadata log: the port differs from start to start
                "controller.quorum.voters",
                NODE_ID + "@" + controller,
                "controller.listener.names",
                CONTROLLER,
                "inter.broker.listener.name",
                CLIENTS,
                "listener.security.protocol.map",
                CLIENTS + ":PLAINTEXT," + CONTROLLER + ":PLAINTEXT",
                "listeners",
                "%s://127.0.0.1:%d,%s://%s"
                        .formatted(CLIENTS, sockets.clientPort(), CONTROLLER, controller),
                // else a start that cannot succeed would wait for ever
                "server.max.startup.time.ms",
                "60000");
    }

    private static Map<String, String> oneReplica() {
        return Map.of(
                "default.replication.factor", "1",
                "min.insync.replicas", "1",
                "offsets.topic.replication.factor", "1",
                "transaction.state.log.replication.factor", "1",
                "transaction.state.log.min.isr", "1",
                "share.coordinator.state.topic.replication.factor", "1",
                "share.coordinator.state.topic.min.isr", "1");
    }

    /** Fewer files, threads and bytes than a broker that has a machine to itself. */
    private static Map<String, String> small() {
        return Map.of(
                "offsets.topic.num.partitions", "4",
                "transaction.state.log.num.partitions", "4",
                "share.coordinator.state.topic.num.partitions", "1",
                "num.network.threads", "2",
                "num.io.threads", "4",
                "background.threads", "2",
                // reserved on the heap at start; enough for 700,000 keys a pass
                "log.cleaner.dedupe.buffer.size", Integer.toString(16 * 1024 * 1024));
    }
}
