package dev.switchboard.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.cli.Dlt.Ended;
import dev.switchboard.model.feed.KeeperGroups;
import dev.switchboard.testkit.TestKafka;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class DltSkipTest extends DltTest {

    @Test
    void only_that_at_which_keeping_stands_is_skipped() throws Exception {
        say();
        commit(KeeperGroups.keepers(deadLetters.topics()), 1);

        Ended skip = dlt.run("skip", "3-0");

        assertThat(skip.exit()).isOne();
        assertThat(skip.err()).singleElement().asString().contains("not stand at 3-0 but at 3-1");
        assertThat(skips()).isEmpty();
    }

    @Test
    void a_partition_that_there_is_not_is_named() {
        Ended skip = dlt.run("skip", "8-0");

        assertThat(skip.exit()).isOne();
        assertThat(skip.err()).singleElement().asString().contains("no partition 8 of");
    }

    @Test
    void what_no_node_skips_is_not_to_be_skipped_later() throws Exception {
        say();

        Ended skip = dlt.run("skip", "3-0", "--wait", "1");

        assertThat(skip.exit()).isOne();
        assertThat(skip.err()).singleElement().asString().contains("no node has skipped 3-0");
        assertThat(skips()).isEmpty();
        assertThat(dlt.run("list").out()).noneMatch(line -> line.contains("skipped"));
    }

    @Test
    void what_a_node_skips_becomes_a_dead_letter() throws Exception {
        say();
        Ended skip;
        try (ExecutorService node = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> skipped = node.submit(this::skipAsANodeDoes);

            skip = dlt.run("skip", "3-0", "--wait", "120");

            skipped.get();
        }
        assertThat(skip.exit()).isZero();
        assertThat(skip.out()).containsExactly("skipped 3-0");
        assertThat(dlt.run("show", "0-0").out())
                .contains(
                        "reason    skipped",
                        "origin    topic %s, partition 3, offset 0"
                                .formatted(deadLetters.topics().updates().name()));
        assertThat(dlt.run("replay", "0-0", "--yes").out())
                .anySatisfy(line -> assertThat(line).contains("skipped unread"));
    }

    private boolean skipAsANodeDoes() throws Exception {
        await().until(() -> skips().containsKey(partition()));
        commit(KeeperGroups.keepers(deadLetters.topics()), 1);
        return true;
    }

    private TopicPartition partition() {
        return new TopicPartition(deadLetters.topics().updates().name(), 3);
    }

    private void say() throws Exception {
        try (Producer<byte[], byte[]> producer = TestKafka.producer(Map.of())) {
            producer.send(
                            new ProducerRecord<>(
                                    deadLetters.topics().updates().name(),
                                    3,
                                    new byte[0],
                                    new byte[0]))
                    .get();
        }
    }

    private void commit(String group, long offset) throws Exception {
        try (Admin admin = TestKafka.admin()) {
            admin.alterConsumerGroupOffsets(
                            group, Map.of(partition(), new OffsetAndMetadata(offset)))
                    .all()
                    .get();
        }
    }

    private Map<TopicPartition, OffsetAndMetadata> skips() throws Exception {
        try (Admin admin = TestKafka.admin()) {
            return admin.listConsumerGroupOffsets(KeeperGroups.skips(deadLetters.topics()))
                    .partitionsToOffsetAndMetadata()
                    .get();
        }
    }
}
