package dev.switchboard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.cli.Dlt.Ended;
import dev.switchboard.cli.dlt.LetterBox;
import dev.switchboard.model.feed.KeeperGroups;
import dev.switchboard.testkit.TestKafka;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@SuppressWarnings("NullAway.Init")
class DltSkipTest {

    private LetterBox box;
    private Dlt dlt;

    @BeforeEach
    void open() throws Exception {
        box = new LetterBox();
        dlt = new Dlt(box);
    }

    @AfterEach
    void close() {
        box.close();
    }

    @Test
    void what_can_be_read_is_not_skipped() throws Exception {
        say();

        Ended skip = dlt.run("skip", "3-0");

        assertThat(skip.exit()).isOne();
        assertThat(skip.err()).singleElement().asString().contains("can be read");
        assertThat(skips()).isEmpty();
    }

    @Test
    void only_that_at_which_keeping_stands_is_skipped() throws Exception {
        say();
        commit(KeeperGroups.keepers(box.topics()), 1);

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

    /** An offset at which nothing can be read stands for what memory does not hold. */
    @Test
    void what_cannot_be_read_is_noted_for_the_keepers_and_becomes_a_dead_letter() throws Exception {
        say();
        commit(KeeperGroups.keepers(box.topics()), 1);

        Ended skip = dlt.run("skip", "3-1", "--wait", "0");

        assertThat(skip.exit()).isOne();
        assertThat(skip.err()).singleElement().asString().contains("is a broadcast node running?");
        assertThat(skips()).containsExactlyEntriesOf(Map.of(partition(), new OffsetAndMetadata(2)));
        assertThat(dlt.run("show", "0-0").out())
                .contains(
                        "reason    skipped",
                        "origin    topic %s, partition 3, offset 1"
                                .formatted(box.topics().updates().name()));
        assertThat(dlt.run("replay", "0-0", "--yes").out())
                .anySatisfy(line -> assertThat(line).contains("skipped unread"));
    }

    private TopicPartition partition() {
        return new TopicPartition(box.topics().updates().name(), 3);
    }

    private void say() throws Exception {
        try (Producer<byte[], byte[]> producer = TestKafka.producer(Map.of())) {
            producer.send(
                            new ProducerRecord<>(
                                    box.topics().updates().name(), 3, new byte[0], new byte[0]))
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
            return admin.listConsumerGroupOffsets(KeeperGroups.skips(box.topics()))
                    .partitionsToOffsetAndMetadata()
                    .get();
        }
    }
}
