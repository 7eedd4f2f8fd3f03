package dev.switchboard.kafka;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A real Kafka cluster of one node inside this JVM, reachable on 127.0.0.1 only. Its data outlives
 * it, and may be opened again on another port. Thread-safe.
 */
public final class EmbeddedKafka implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedKafka.class);

    private final String bootstrapServers;
    private final BrokerFaults faults;
    private final OpenResources resources;

    private EmbeddedKafka(String bootstrapServers, BrokerFaults faults, OpenResources resources) {
        this.bootstrapServers = bootstrapServers;
        this.faults = faults;
        this.resources = resources;
    }

    /** {@link #start(Path, int, Map)} with the settings as they are. */
    public static EmbeddedKafka start(Path dataFolder, int port) {
        return start(dataFolder, port, Map.of());
    }

    /**
     * Starts a broker and returns when it serves, normally within a few seconds. Topics are not
     * created by use; every replication factor is 1.
     *
     * @param dataFolder created and formatted where it is new; taken up as it stands otherwise
     * @param port 0 for any free one
     * @param overrides settings of a Kafka broker that replace those chosen here
     * @throws UnusableDataFolderException when the folder cannot be written, is in use by another
     *     broker, or holds data that are not a broker's
     * @throws KafkaStartException when the port is taken or the broker does not come up
     * @throws org.apache.kafka.common.config.ConfigException when Kafka refuses an override
     */
    public static EmbeddedKafka start(Path dataFolder, int port, Map<String, String> overrides) {
        OpenResources resources = new OpenResources();
        try {
            BrokerFolder folder = resources.add(BrokerFolder.take(dataFolder));
            folder.formatIfNew();
            LoopbackSockets sockets = resources.add(LoopbackSockets.bind(port));
            BrokerFaults faults = resources.add(BrokerFaults.watch());
            resources.add(Node.of(folder, sockets, faults, overrides)).start();
            String bootstrapServers = "127.0.0.1:" + sockets.clientPort();
            LOG.info("Kafka serves at {}, its data in {}", bootstrapServers, dataFolder);
            return new EmbeddedKafka(bootstrapServers, faults, resources);
        } catch (RuntimeException e) {
            resources.close();
            throw e;
        }
    }

    /** Where clients connect: {@code 127.0.0.1:port}. */
    public String bootstrapServers() {
        return bootstrapServers;
    }

    /**
     * Why the broker has given up, such as a full disk; empty while it works. In a process of its
     * own it would have ended that.
     */
    public Optional<String> fault() {
        return faults.fatal();
    }

    /**
     * Stops the broker, its logs flushed and marked as cleanly closed. Returns within seconds, even
     * if the broker is stuck; calls after the first do nothing.
     */
    @Override
    public void close() {
        resources.close();
    }
}
