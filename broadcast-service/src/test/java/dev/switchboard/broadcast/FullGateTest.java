package dev.switchboard.broadcast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.admission.UpdateAdmission;
import dev.switchboard.broadcast.client.Feed;
import dev.switchboard.broadcast.client.Node;
import dev.switchboard.model.feed.Topics;
import dev.switchboard.testkit.TestKafka;
import dev.switchboard.testkit.client.JsonClient;
import dev.switchboard.testkit.client.StompClient;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.clients.producer.ProducerInterceptor;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A node that may hold one update, and holds one. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class FullGateTest {

    private static final Topics TOPICS = TestKafka.freshTopics();

    private Node node;
    private JsonClient holder;

    @BeforeAll
    void fill() {
        node =
                Node.start(
                                "spring.kafka.bootstrap-servers=" + TestKafka.bootstrapServers(),
                                "switchboard.topic-prefix=" + TOPICS.prefix(),
                                "switchboard.admission.in-flight=1",
                                "spring.kafka.producer.properties.interceptor.classes="
                                        + Holding.class.getName())
                        .untilReady();
        holder = JsonClient.welcomed(node, "").send(update());
        UpdateAdmission admission = node.bean("updateAdmission", UpdateAdmission.class);
        await().atMost(Duration.ofMinutes(2)).until(() -> admission.gate().full());
    }

    @AfterAll
    void close() {
        Holding.END.countDown();
        holder.close();
        node.close();
    }

    @Test
    void on_ws_an_update_without_room_is_refused_with_when_to_try_again() {
        try (JsonClient client = JsonClient.welcomed(node, "")) {
            assertThat(client.ask(update(), "error").get("message").asString())
                    .matches("more updates wait .* try again in \\d+ s");
        }
    }

    @Test
    void on_stomp_an_update_without_room_is_refused_with_when_to_try_again() {
        try (StompClient client = StompClient.connected(node)) {
            client.update(Feed.body("full-gate", "Chennai"));

            assertThat(client.next("ERROR").json().get("detail").asString())
                    .matches("more updates wait .* try again in \\d+ s");
        }
    }

    private static String update() {
        return "{\"type\": \"contract_update\", \"data\": %s}"
                .formatted(Feed.body("full-gate", "Chennai"));
    }

    /** Holds updates before they are sent. */
    public static final class Holding implements ProducerInterceptor<Object, Object> {

        private static final CountDownLatch END = new CountDownLatch(1);

        @Override
        public ProducerRecord<Object, Object> onSend(ProducerRecord<Object, Object> sent) {
            if (sent.topic().equals(TOPICS.updates().name())) {
                try {
                    END.await();
                } catch (InterruptedException _) {
                    Thread.currentThread().interrupt();
                }
            }
            return sent;
        }

        @Override
        public void onAcknowledgement(
                @Nullable RecordMetadata written, @Nullable Exception failure) {}

        @Override
        public void close() {}

        @Override
        public void configure(Map<String, ?> settings) {}
    }
}
