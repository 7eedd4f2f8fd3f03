package dev.switchboard.broadcast.asyncapi;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import dev.switchboard.broadcast.client.Feed;
import dev.switchboard.broadcast.client.Node;
import dev.switchboard.broadcast.intake.TopicFeed;
import dev.switchboard.model.feed.Topics;
import dev.switchboard.testkit.TestKafka;
import dev.switchboard.testkit.client.FrameSocket;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * A client with {@code slow=disconnect} that reads nothing until it is given up, by a node with a
 * small memory. The node has topics of its own: when it goes no other node has to take over.
 */
final class SlowReader implements AutoCloseable {

    /** Its long name fills a socket sooner. */
    static final String CONTRACT = "c-" + "-".repeat(180);

    private static final Duration LONG_ENOUGH = Duration.ofMinutes(2);
    private static final int BURST = 200;

    private final Topics topics = TestKafka.freshTopics();
    private final Producer<byte[], byte[]> producer = TestKafka.producer();
    private final Node node;
    private final FrameSocket client;

    private SlowReader(String pathAndQuery) throws IOException {
        node =
                Node.start(
                                "spring.kafka.bootstrap-servers=" + TestKafka.bootstrapServers(),
                                "switchboard.topic-prefix=" + topics.prefix(),
                                "switchboard.broadcast.ring=8KB")
                        .untilReady();
        await().until(() ->
                node.bean("callsFeed", TopicFeed.class).isComplete()
                        && node.bean("serversFeed", TopicFeed.class).isComplete());
        client = FrameSocket.openUnread(node, pathAndQuery);
    }

    static SlowReader at(String pathAndQuery) throws IOException {
        return new SlowReader(pathAndQuery);
    }

    SlowReader send(String text) throws IOException {
        client.send(text);
        return this;
    }

    /** Floods the client with {@link #CONTRACT} until it is given up; all that it was told. */
    List<String> read() throws IOException {
        await().atMost(LONG_ENOUGH)
                .until(() -> {
                    for (int i = 0; i < BURST; i++) {
                        var _ = producer.send(update());
                    }
                    producer.flush();
                    return disconnected() > 0;
                });
        return client.readToEnd();
    }

    private ProducerRecord<byte[], byte[]> update() {
        return new ProducerRecord<>(
                topics.updates().name(),
                CONTRACT.getBytes(UTF_8),
                Feed.body(CONTRACT, "Chennai").getBytes(UTF_8));
    }

    private long disconnected() {
        return node.http().get("/ws/status").json().at("/slow/disconnected").asLong();
    }

    @Override
    public void close() throws IOException {
        client.close();
        producer.close();
        node.close();
    }
}
