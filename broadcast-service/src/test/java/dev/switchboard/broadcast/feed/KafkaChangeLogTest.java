package dev.switchboard.broadcast.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.switchboard.broadcast.history.ContractChange;
import dev.switchboard.broadcast.history.ContractFormat;
import dev.switchboard.model.contract.Location;
import dev.switchboard.model.feed.Cursor;
import dev.switchboard.model.feed.RouterTopics;
import dev.switchboard.model.feed.Topic;
import dev.switchboard.model.feed.TopicSetup;
import dev.switchboard.model.feed.Topics;
import dev.switchboard.testkit.TestKafka;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class KafkaChangeLogTest extends ChangeLogContract {

    private static final Duration SHORT = Duration.ofMillis(300);

    private final Topics topics = TestKafka.freshTopics();
    private final KafkaChangeLog<ContractChange> log =
            new KafkaChangeLog<>(
                    Map.of("bootstrap.servers", TestKafka.bootstrapServers()),
                    topics.history().name(),
                    new ContractFormat(),
                    Duration.ofMinutes(2));
    private Cursor start = Cursor.start(Uuid.ZERO_UUID, Topics.HISTORY_PARTITIONS);
    private TestHistoryWriter writer = new TestHistoryWriter(topics.history().name());

    @BeforeEach
    void makeTopic() throws Exception {
        try (Admin admin = TestKafka.admin()) {
            assertThat(new TopicSetup(admin).ensure(List.of(topics.history()))).isEmpty();
            Uuid id = new KafkaTopic(admin, topics.history().name()).id();
            start = Cursor.start(id, Topics.HISTORY_PARTITIONS);
        }
    }

    @AfterEach
    void close() {
        writer.close();
        log.close();
    }

    @Override
    ChangeLog<ContractChange> log() {
        return log;
    }

    @Override
    Cursor start() {
        return start;
    }

    @Override
    ContractChange append(String contract, Location location) throws Exception {
        return writer.commit(contract, location);
    }

    @Test
    void aborted_records_never_appear() throws Exception {
        ContractChange before = writer.commit("c", Location.CHENNAI);
        writer.abort("c", 10);
        ContractChange after = writer.commit("c", Location.MUMBAI);

        assertThat(ids(readAll(start, covering(start, List.of(after)))))
                .isEqualTo(ids(List.of(before, after)));
    }

    @Test
    void a_stretch_of_nothing_but_aborted_records_is_passed_over() throws Exception {
        Cursor from = covering(start, List.of(writer.commit("c", Location.CHENNAI)));
        List<ContractChange> aborted = writer.abort("c", 10);
        writer.commit("c", Location.CHENNAI);

        assertThat(readAll(from, covering(from, aborted))).isEmpty();
    }

    @Test
    void a_cursor_into_an_open_transaction_is_out_of_reach() throws Exception {
        ContractChange committed = writer.commit("c", Location.CHENNAI);
        ContractChange open = writer.leaveOpen("c");

        awaitReached(covering(start, List.of(committed)));
        assertThat(log.reaches(covering(start, List.of(open)))).isFalse();
    }

    @Test
    void a_kafka_that_does_not_answer_is_a_timeout_that_says_so() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                KafkaChangeLog<ContractChange> away =
                        new KafkaChangeLog<>(
                                Map.of("bootstrap.servers", "127.0.0.1:" + silent.getLocalPort()),
                                "contract.history",
                                new ContractFormat(),
                                SHORT)) {
            assertThatThrownBy(() -> away.read(start, start.covering(0, 0)))
                    .isInstanceOf(TimeoutException.class)
                    .hasMessageContaining("Kafka");
            assertThatThrownBy(() -> away.reaches(start))
                    .isInstanceOf(TimeoutException.class)
                    .hasMessageContaining("Kafka");
        }
    }

    @Test
    void offsets_that_kafka_does_not_have_are_a_timeout_that_says_so() throws Exception {
        writer.commit("c", Location.CHENNAI);

        assertThatThrownBy(() -> log.read(start.covering(0, 900), start.covering(0, 999)))
                .isInstanceOf(TimeoutException.class)
                .hasMessageContaining("Kafka");
    }

    /** In a topic whose old records Kafka deletes, whatever is in it. */
    @Test
    void it_has_all_after_a_cursor_unless_kafka_deleted_some_of_it() throws Exception {
        Topic topic = new RouterTopics(topics.prefix()).calls();
        try (Admin admin = TestKafka.admin();
                TestHistoryWriter calls = new TestHistoryWriter(topic.name());
                KafkaChangeLog<ContractChange> ofCalls =
                        new KafkaChangeLog<>(
                                Map.of("bootstrap.servers", TestKafka.bootstrapServers()),
                                topic.name(),
                                new ContractFormat())) {
            assertThat(new TopicSetup(admin).ensure(List.of(topic))).isEmpty();
            Cursor beginning = startOf(admin, topic);
            ContractChange first = calls.commit("c", Location.CHENNAI);
            Cursor cursor = beginning.covering(first.partition(), first.offset());
            ContractChange second = calls.commit("c", Location.MUMBAI);

            delete(admin, topic, second);

            assertThat(ofCalls.hasAllAfter(beginning)).isFalse();
            assertThat(ofCalls.hasAllAfter(cursor)).isFalse();
            assertThat(ofCalls.hasAllAfter(startOf(admin, topic))).isTrue();
            assertThat(startOf(admin, topic))
                    .isEqualTo(beginning.covering(second.partition(), second.offset() - 1));
        }
    }

    /** Deletes what lies before a change. */
    private static void delete(Admin admin, Topic topic, ContractChange before) throws Exception {
        TopicPartition partition = new TopicPartition(topic.name(), before.partition());
        admin.deleteRecords(Map.of(partition, RecordsToDelete.beforeOffset(before.offset())))
                .all()
                .get();
    }

    private static Cursor startOf(Admin admin, Topic topic) throws Exception {
        KafkaTopic kafka = new KafkaTopic(admin, topic.name());
        return Cursor.start(kafka.id(), kafka.starts(topic.partitions()));
    }

    @Test
    void a_failed_read_does_not_spoil_the_next() throws Exception {
        ContractChange change = writer.commit("c", Location.CHENNAI);
        assertThatThrownBy(() -> log.read(start.covering(0, 900), start.covering(0, 999)))
                .isInstanceOf(TimeoutException.class);

        assertThat(ids(readAll(start, covering(start, List.of(change)))))
                .containsExactly(change.id());
    }
}
