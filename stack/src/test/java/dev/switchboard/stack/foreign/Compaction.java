package dev.switchboard.stack.foreign;

import dev.switchboard.model.feed.Topic;
import dev.switchboard.testkit.TestKafka;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.AlterConfigOp.OpType;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;

/**
 * Has Kafka compact a topic at once, as far as its last segment, until closed. Meanwhile the topic
 * is not as it must be, which nodes say in their readiness; they go on all the same.
 */
final class Compaction implements AutoCloseable {

    private static final Map<String, String> EAGER =
            Map.of(
                    "segment.ms", "50",
                    "min.compaction.lag.ms", "0",
                    "min.cleanable.dirty.ratio", "0.01",
                    "delete.retention.ms", "0");

    private static final ConfigResource BROKERS =
            new ConfigResource(ConfigResource.Type.BROKER, "");
    private static final String CLEANERS_PAUSE = "log.cleaner.backoff.ms";

    private final Admin admin = TestKafka.admin();
    private final Topic topic;

    private Compaction(Topic topic) {
        this.topic = topic;
    }

    static Compaction force(Topic topic) {
        Compaction compaction = new Compaction(topic);
        compaction.alter(BROKERS, Map.of(CLEANERS_PAUSE, "50"));
        compaction.alter(compaction.resource(), EAGER);
        return compaction;
    }

    private ConfigResource resource() {
        return new ConfigResource(ConfigResource.Type.TOPIC, topic.name());
    }

    /** An empty value takes a setting away. */
    private void alter(ConfigResource resource, Map<String, String> settings) {
        List<AlterConfigOp> changes = new ArrayList<>();
        settings.forEach((name, value) -> {
            OpType operation = value.isEmpty() ? OpType.DELETE : OpType.SET;
            changes.add(new AlterConfigOp(new ConfigEntry(name, value), operation));
        });
        try {
            admin.incrementalAlterConfigs(Map.of(resource, changes)).all().get();
        } catch (ExecutionException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** Sets the topic as it must be. */
    @Override
    public void close() {
        alter(BROKERS, Map.of(CLEANERS_PAUSE, ""));
        Map<String, String> proper = new HashMap<>(topic.settings());
        EAGER.keySet().forEach(name -> proper.putIfAbsent(name, ""));
        alter(resource(), proper);
        admin.close();
    }
}
