package dev.switchboard.model.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class RouterTopicsTest {

    private final RouterTopics topics = new RouterTopics("team.");

    @Test
    void the_names_are_those_of_the_wire_contract_after_the_prefix() {
        assertThat(List.of(topics.calls().name(), topics.servers().name()))
                .containsExactly("team.router.calls", "team.router.servers");
    }

    @Test
    void their_partitions_are_fixed_and_go_by_kafkas_clock() {
        assertThat(List.of(topics.calls(), topics.servers()))
                .allMatch(Topic::partitionsFixed)
                .allSatisfy(topic ->
                        assertThat(topic.settings())
                                .containsEntry("message.timestamp.type", "LogAppendTime"));
    }

    @Test
    void calls_are_deleted_after_the_time_that_is_set() {
        assertThat(new RouterTopics("", Duration.ofHours(7)).calls().settings())
                .containsEntry("cleanup.policy", "delete")
                .containsEntry("retention.ms", "25200000")
                .containsEntry("segment.ms", "3600000");
        assertThat(topics.callsRetention()).isEqualTo(Duration.ofDays(7));
    }

    @Test
    void servers_are_compacted_as_the_history_is() {
        assertThat(topics.servers().settings()).isEqualTo(new Topics("").history().settings());
    }

    @Test
    void calls_cannot_be_kept_so_shortly_that_nobody_could_resume() {
        assertThatThrownBy(() -> new RouterTopics("", Duration.ofSeconds(1)))
                .hasMessageContaining("10 minutes");
    }
}
