package dev.switchboard.stack.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.testkit.soak.Soak;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Soak
@Tag("stack")
class ClusterTest {

    @TempDir private Path folder;

    @Test
    void a_topic_is_on_all_three_brokers() throws Exception {
        try (Cluster cluster = Cluster.start(folder);
                Admin admin = cluster.admin()) {
            admin.createTopics(List.of(new NewTopic("t", Optional.of(1), Optional.empty())))
                    .all()
                    .get();

            var topics = admin.describeTopics(List.of("t")).allTopicNames().get().values();

            assertThat(topics)
                    .singleElement()
                    .satisfies(topic ->
                            assertThat(topic.partitions().getFirst().replicas()).hasSize(3));
        }
    }
}
