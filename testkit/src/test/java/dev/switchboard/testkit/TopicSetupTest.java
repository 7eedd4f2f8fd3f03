package dev.switchboard.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.model.feed.Topic;
import dev.switchboard.model.feed.TopicSetup;
import dev.switchboard.model.feed.Topics;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TopicSetupTest {

    private final Admin admin = TestKafka.admin();
    private final TopicSetup setup = new TopicSetup(admin);
    private final Topics topics = TestKafka.freshTopics();

    @AfterEach
    void close() {
        admin.close();
    }

    @Test
    void missing_topics_are_created_as_they_must_be() throws Exception {
        assertThat(setup.ensure(all(topics))).isEmpty();

        for (Topic topic : all(topics)) {
            assertThat(describe(topic).partitions()).hasSize(topic.partitions());
            assertThat(settings(topic)).containsAllEntriesOf(topic.settings());
        }
    }

    @Test
    void topics_that_are_as_they_must_be_have_no_fault() throws Exception {
        setup.ensure(all(topics));

        assertThat(setup.ensure(all(topics))).isEmpty();
    }

    @Test
    void only_what_is_missing_is_created() throws Exception {
        setup.ensure(List.of(topics.history()));
        var before = describe(topics.history()).topicId();

        assertThat(setup.ensure(all(topics))).isEmpty();

        assertThat(describe(topics.history()).topicId()).isEqualTo(before);
    }

    @Test
    void a_setting_that_has_drifted_is_named_with_what_to_do() throws Exception {
        Topic history = topics.history();
        setup.ensure(all(topics));
        set(history, "cleanup.policy", "delete");

        assertThat(setup.ensure(all(topics)))
                .containsExactly(
                        "topic %1$s has cleanup.policy=delete and must have compact: set it with"
                                        .formatted(history.name())
                                + " kafka-configs --alter --topic %1$s".formatted(history.name())
                                + " --add-config cleanup.policy=compact");
    }

    @Test
    void another_number_of_partitions_is_a_fault_where_it_is_fixed() throws Exception {
        setup.ensure(all(topics));
        addPartition(topics.history());
        addPartition(topics.updates());

        assertThat(setup.ensure(all(topics)))
                .singleElement()
                .asString()
                .startsWith(
                        "topic %s has 9 partitions and must have 8"
                                .formatted(topics.history().name()));
    }

    @Test
    void a_topic_deleted_while_it_is_checked_is_made_again() throws Exception {
        setup.ensure(all(topics));
        try (Admin deleting = new DeletesOnceListed(topics.history().name())) {
            assertThat(new TopicSetup(deleting).ensure(all(topics))).isEmpty();
        }

        assertThat(describe(topics.history()).partitions()).hasSize(topics.history().partitions());
    }

    @Test
    void nodes_that_start_together_do_not_hinder_each_other() throws Exception {
        try (Admin other = TestKafka.admin();
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int round = 0; round < 10; round++) {
                Collection<Topic> fresh = all(TestKafka.freshTopics());
                List<Callable<List<String>>> nodes =
                        List.of(
                                () -> setup.ensure(fresh),
                                () -> new TopicSetup(other).ensure(fresh));

                for (Future<List<String>> faults : threads.invokeAll(nodes)) {
                    assertThat(faults.get()).isEmpty();
                }
            }
        }
    }

    @Test
    void the_leaders_of_new_topics_are_waited_for_however_late_the_broker_knows_them()
            throws Exception {
        try (KnowsLate late = new KnowsLate()) {
            new TopicSetup(late).ensureAgain(all(topics));

            assertThat(late.leadersAsked()).hasSize(partitions());
        }
    }

    @Test
    void the_leaders_of_topics_that_another_has_just_made_are_waited_for() throws Exception {
        setup.ensure(all(topics));
        try (KnowsLate other = new KnowsLate()) {
            new TopicSetup(other).ensure(all(topics));

            assertThat(other.leadersAsked()).hasSize(partitions());
        }
    }

    @Test
    void leaders_are_not_asked_again_where_all_was_well() throws Exception {
        setup.ensure(all(topics));
        try (KnowsLate again = new KnowsLate()) {
            new TopicSetup(again).ensureAgain(all(topics));

            assertThat(again.leadersAsked()).isEmpty();
        }
    }

    private int partitions() {
        return all(topics).stream().mapToInt(Topic::partitions).sum();
    }

    private static Collection<Topic> all(Topics topics) {
        return List.of(
                topics.updates(), topics.history(), topics.deadLetters(), topics.testUpdates());
    }

    private TopicDescription describe(Topic topic) throws Exception {
        return admin.describeTopics(List.of(topic.name()))
                .topicNameValues()
                .values()
                .iterator()
                .next()
                .get();
    }

    private Map<String, String> settings(Topic topic) throws Exception {
        ConfigResource resource = resource(topic);
        return admin.describeConfigs(List.of(resource)).all().get().values().stream()
                .flatMap(config -> config.entries().stream())
                .filter(entry -> entry.value() != null)
                .collect(Collectors.toMap(ConfigEntry::name, ConfigEntry::value));
    }

    private void set(Topic topic, String name, String value) throws Exception {
        var change = new AlterConfigOp(new ConfigEntry(name, value), AlterConfigOp.OpType.SET);
        admin.incrementalAlterConfigs(Map.of(resource(topic), List.of(change))).all().get();
        await().until(() -> value.equals(settings(topic).get(name)));
    }

    private void addPartition(Topic topic) throws Exception {
        int more = topic.partitions() + 1;
        admin.createPartitions(Map.of(topic.name(), NewPartitions.increaseTo(more))).all().get();
        await().until(() -> describe(topic).partitions().size() == more);
    }

    private static ConfigResource resource(Topic topic) {
        return new ConfigResource(ConfigResource.Type.TOPIC, topic.name());
    }
}
