package dev.switchboard.broadcast.resume;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.broadcast.client.Feed;
import dev.switchboard.broadcast.client.Node;
import dev.switchboard.broadcast.resume.Follower.Way;
import dev.switchboard.model.feed.Topics;
import dev.switchboard.testkit.TestKafka;
import dev.switchboard.testkit.client.FrameSocket;
import dev.switchboard.testkit.soak.Soak;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A node stops while a client's socket is full; otherwise: {@link NodeStopsTest}. */
@Soak
@Tag("faults")
final class SilentClientsStopTest {

    private static final Duration LONG_ENOUGH = Duration.ofMinutes(2);

    /** Its long name fills a socket sooner. */
    private static final String LONG_NAME = "c-" + "-".repeat(180);

    private final Topics topics = TestKafka.freshTopics();
    private final Producer<byte[], byte[]> producer = TestKafka.producer();
    private final Node node =
            Node.start(
                            "spring.kafka.bootstrap-servers=" + TestKafka.bootstrapServers(),
                            "switchboard.topic-prefix=" + topics.prefix())
                    .untilReady();

    @AfterEach
    void close() {
        node.close();
        producer.close();
    }

    @ParameterizedTest
    @EnumSource
    void a_client_that_reads_nothing_does_not_hold_it_up(Way way) throws Exception {
        String path =
                switch (way) {
                    case STOMP -> "/stomp";
                    case WS -> "/ws";
                    case SSE -> "/events";
                };
        try (FrameSocket silent = FrameSocket.openUnread(node, path)) {
            if (way == Way.STOMP) {
                silent.send("CONNECT\naccept-version:1.2\n\n\0");
                silent.send("SUBSCRIBE\nid:a\ndestination:/topic/contracts\n\n\0");
            }
            await().atMost(LONG_ENOUGH)
                    .until(() -> {
                        flood(LONG_NAME, 2000);
                        return IntStream.range(0, 5).allMatch(_ -> writing() > 0);
                    });

            assertThat(CompletableFuture.runAsync(node::close)).succeedsWithin(LONG_ENOUGH);
        }
    }

    private void flood(String contract, int updates) {
        byte[] body = Feed.body(contract, "Chennai").getBytes(UTF_8);
        for (int i = 0; i < updates; i++) {
            var _ =
                    producer.send(
                            new ProducerRecord<>(
                                    topics.updates().name(), contract.getBytes(UTF_8), body));
        }
        producer.flush();
    }

    private long writing() {
        return node.http().get("/ws/status").json().at("/slow/writing").asLong();
    }
}
