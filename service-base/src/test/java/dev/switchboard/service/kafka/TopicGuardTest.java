package dev.switchboard.service.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.model.feed.Topics;
import dev.switchboard.testkit.TestKafka;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Status;

final class TopicGuardTest {

    private static final Duration LONG_ENOUGH = Duration.ofMinutes(2);
    private static final Duration RECHECK = Duration.ofMillis(100);

    private final Topics topics = TestKafka.freshTopics();
    private final List<SharedAdmin> admins = new ArrayList<>();
    private final TopicGuard guard = guardAt(TestKafka.bootstrapServers());

    @AfterEach
    void stop() {
        guard.stop();
        admins.forEach(SharedAdmin::close);
    }

    @Test
    void missing_topics_are_made() throws Exception {
        guard.start();

        awaitState(guard, TopicState.Ready.class);
        await().atMost(LONG_ENOUGH)
                .until(() -> new TopicHealth(guard).health().getStatus().equals(Status.UP));
        try (Admin admin = TestKafka.admin()) {
            assertThat(admin.listTopics().names().get()).contains(topics.history().name());
        }
    }

    @Test
    void it_goes_on_after_a_stop() throws Exception {
        guard.start();
        awaitState(guard, TopicState.Ready.class);
        guard.stop();
        try (Admin admin = TestKafka.admin()) {
            admin.deleteTopics(List.of(topics.history().name())).all().get();

            guard.start();

            await().atMost(LONG_ENOUGH)
                    .until(() ->
                            admin.listTopics().names().get().contains(topics.history().name()));
        }
    }

    @Test
    void a_topic_that_is_not_as_it_must_be_is_a_fault_until_it_is_put_right() throws Exception {
        try (Admin admin = TestKafka.admin()) {
            admin.createTopics(List.of(new NewTopic(topics.history().name(), 3, (short) 1)))
                    .all()
                    .get();
            guard.start();

            awaitState(guard, TopicState.Faulty.class);
            await().atMost(LONG_ENOUGH)
                    .untilAsserted(() -> {
                        var health = new TopicHealth(guard).health();
                        assertThat(health.getStatus()).isEqualTo(Status.DOWN);
                        assertThat(health.getDetails().toString())
                                .contains("3 partitions", "must have 8");
                    });

            admin.deleteTopics(List.of(topics.history().name())).all().get();
            awaitState(guard, TopicState.Ready.class);
        }
    }

    @Test
    void without_kafka_it_waits_and_says_so() throws Exception {
        try (ServerSocket deaf = new ServerSocket(0, 1)) {
            TopicGuard waiting = guardAt("127.0.0.1:" + deaf.getLocalPort());
            waiting.start();

            await().atMost(LONG_ENOUGH)
                    .until(() ->
                            waiting.state()
                                    .equals(new TopicState.Waiting("Kafka does not answer")));
            assertThat(new TopicHealth(waiting).health().getStatus())
                    .isEqualTo(Status.OUT_OF_SERVICE);
            waiting.stop();
        }
    }

    @Test
    void an_unknown_host_is_waited_for_too() {
        TopicGuard waiting = guardAt("no..host:9092");
        waiting.start();

        await().atMost(LONG_ENOUGH)
                .until(() -> waiting.state().toString().contains("not answer as hoped"));
        assertThat(waiting.state()).isInstanceOf(TopicState.Waiting.class);
        waiting.stop();
    }

    private TopicGuard guardAt(String bootstrapServers) {
        SharedAdmin admin =
                new SharedAdmin(
                        Map.of(
                                "bootstrap.servers",
                                bootstrapServers,
                                "default.api.timeout.ms",
                                2_000,
                                "request.timeout.ms",
                                1_000));
        admins.add(admin);
        return new TopicGuard(admin, List.of(topics.updates(), topics.history()), RECHECK);
    }

    private static void awaitState(TopicGuard guard, Class<? extends TopicState> state) {
        await().atMost(LONG_ENOUGH).until(() -> state.isInstance(guard.state()));
    }
}
