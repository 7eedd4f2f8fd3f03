package dev.switchboard.kafka;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import kafka.server.BrokerServer;
import kafka.server.ControllerServer;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.server.Server;
import kafka.server.SharedServer;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.bootstrap.BootstrapMetadata;
import org.apache.kafka.metadata.properties.MetaPropertiesEnsemble;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import scala.Tuple2;

/**
 * Kafka's own broker and controller. Put together here as {@link KafkaRaftServer} does it, which
 * takes neither sockets bound before nor another answer to a fault than ending the JVM.
 */
final class Node implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Node.class);
    private static final Duration HANDING_OVER = Duration.ofSeconds(2);
    private static final Duration LONGEST_CLOSE = Duration.ofSeconds(6);

    private final ControllerServer controller;
    private final BrokerServer broker;

    private Node(ControllerServer controller, BrokerServer broker) {
        this.controller = controller;
        this.broker = broker;
    }

    /**
     * Puts the parts together; nothing runs yet.
     *
     * @throws UnusableDataFolderException when the folder holds data that are not this node's
     */
    static Node of(
            BrokerFolder folder,
            LoopbackSockets sockets,
            BrokerFaults faults,
            Map<String, String> overrides) {
        KafkaConfig config =
                new KafkaConfig(BrokerSettings.of(folder.logs(), sockets, overrides), false);
        Tuple2<MetaPropertiesEnsemble, BootstrapMetadata> stored;
        try {
            stored = KafkaRaftServer.initializeLogDirs(config, LOG, "");
        } catch (Exception e) { // Scala declares none: checked ones may come as well
            throw folder.unusable(e);
        }
        SharedServer shared =
                new SharedServer(
                        config,
                        stored._1(),
                        Time.SYSTEM,
                        Server.initializeMetrics(
                                config, Time.SYSTEM, stored._1().clusterId().orElseThrow()),
                        CompletableFuture.completedFuture(
                                Map.of(BrokerSettings.NODE_ID, sockets.controllerAddress())),
                        List.of(),
                        faults,
                        sockets);
        return new Node(
                new ControllerServer(shared, KafkaRaftServer.configSchema(), stored._2()),
                new BrokerServer(shared));
    }

    /**
     * Returns when the broker serves.
     *
     * @throws KafkaStartException when it does not come up
     */
    void start() {
        try {
            // in this order: the raft manager needs the controller's addresses
            controller.startup();
            broker.startup();
        } catch (Exception e) { // Scala declares none: checked ones may come as well
            throw new KafkaStartException("Kafka does not come up: " + e.getMessage(), e);
        }
    }

    /** Stops broker, then controller, in a thread of their own so that a stuck one holds nobody. */
    @Override
    public void close() {
        Thread stopping = Thread.ofPlatform().daemon().name("kafka-stop").start(this::stop);
        try {
            if (!stopping.join(LONGEST_CLOSE)) {
                LOG.error("Kafka did not stop within {}; leaving it behind", LONGEST_CLOSE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void stop() {
        // the broker first: the controller takes its leave
        broker.shutdown(HANDING_OVER);
        controller.shutdown();
    }
}
