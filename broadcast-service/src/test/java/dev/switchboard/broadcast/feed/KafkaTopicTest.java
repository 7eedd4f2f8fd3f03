package dev.switchboard.broadcast.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.switchboard.broadcast.history.ContractChange;
import dev.switchboard.model.feed.TopicSetup;
import dev.switchboard.model.feed.Topics;
import dev.switchboard.testkit.TestKafka;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class KafkaTopicTest {

    private final Admin admin = TestKafka.admin();
    private final Topics topics = TestKafka.freshTopics();
    private final KafkaTopic history = new KafkaTopic(admin, topics.history().name());

    @AfterEach
    void close() {
        admin.close();
    }

    @Test
    void its_ends_count_open_transactions() throws Exception {
        new TopicSetup(admin).ensure(List.of(topics.history()));
        try (TestHistoryWriter writer = new TestHistoryWriter(topics.history().name())) {
            ContractChange open = writer.leaveOpen("c");

            long[] ends = history.ends(Topics.HISTORY_PARTITIONS);
            assertThat(ends).hasSize(Topics.HISTORY_PARTITIONS);
            assertThat(ends[open.partition()]).isEqualTo(1);
            assertThat(Arrays.stream(ends).sum()).isEqualTo(1);
        }
    }

    @Test
    void its_id_stays_the_same() throws Exception {
        new TopicSetup(admin).ensure(List.of(topics.history()));

        assertThat(history.id()).isEqualTo(history.id());
    }

    @Test
    void a_topic_that_is_not_there_is_said_to_be_unknown() {
        assertThatThrownBy(history::id)
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(UnknownTopicOrPartitionException.class);
    }
}
