package dev.switchboard.model.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TopicsTest {

    @Test
    void the_names_are_those_of_the_wire_contract() {
        assertThat(names(""))
                .containsExactly(
                        "contract.updates",
                        "contract.history",
                        "contract.updates.dlt",
                        "contract.test-updates");
    }

    @Test
    void a_prefix_stands_before_every_name() {
        assertThat(names("team.")).allMatch(name -> name.startsWith("team.contract."));
    }

    @Test
    void a_topic_is_made_once() {
        Topics topics = new Topics("");

        assertThat(topics.updates()).isSameAs(topics.updates());
        assertThat(topics.history()).isSameAs(topics.history());
        assertThat(topics.deadLetters()).isSameAs(topics.deadLetters());
        assertThat(topics.testUpdates()).isSameAs(topics.testUpdates());
    }

    @Test
    void tombstones_outlive_the_lag_within_which_every_update_is_kept() {
        assertThat(millis("delete.retention.ms"))
                .isGreaterThanOrEqualTo(millis("min.compaction.lag.ms"))
                .isGreaterThanOrEqualTo(Topics.COMPACTION_LAG.toMillis());
    }

    @Test
    void no_topic_goes_by_a_producers_clock() {
        Topics topics = new Topics("");

        assertThat(
                        List.of(
                                topics.updates(),
                                topics.history(),
                                topics.deadLetters(),
                                topics.testUpdates()))
                .allSatisfy(topic ->
                        assertThat(topic.settings())
                                .containsEntry("message.timestamp.type", "LogAppendTime"));
    }

    @Test
    void only_the_partitions_of_history_are_fixed() {
        Topics topics = new Topics("");

        assertThat(topics.history().partitionsFixed()).isTrue();
        assertThat(topics.updates().partitionsFixed()).isFalse();
    }

    private static List<String> names(String prefix) {
        Topics topics = new Topics(prefix);
        return List.of(
                topics.updates().name(),
                topics.history().name(),
                topics.deadLetters().name(),
                topics.testUpdates().name());
    }

    private static long millis(String historySetting) {
        String value = new Topics("").history().settings().get(historySetting);
        assertThat(value).isNotNull();
        return Long.parseLong(value);
    }
}
