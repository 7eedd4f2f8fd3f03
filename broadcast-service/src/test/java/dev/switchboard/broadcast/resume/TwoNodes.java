package dev.switchboard.broadcast.resume;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.switchboard.broadcast.client.Feed;
import dev.switchboard.broadcast.client.Node;
import dev.switchboard.model.feed.Topics;
import dev.switchboard.testkit.TestKafka;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** Two nodes on topics of their own, one of which will be stopped, and a producer. */
final class TwoNodes implements AutoCloseable {

    private static final int CONTRACTS = 50;

    private final Topics topics = TestKafka.freshTopics();
    private final Producer<byte[], byte[]> producer = TestKafka.producer();
    private final List<String> sent = new CopyOnWriteArrayList<>();
    private final Node stays = start("stays");
    private final Node stops = start("stops");
    private @Nullable Node again;
    private volatile boolean flowing = true;

    private Node start(String id) {
        return Node.start(
                        "spring.kafka.bootstrap-servers=" + TestKafka.bootstrapServers(),
                        "switchboard.topic-prefix=" + topics.prefix(),
                        "switchboard.broadcast.node-id=" + id)
                .untilReady();
    }

    Node stays() {
        return stays;
    }

    Node stops() {
        return stops;
    }

    Topics topics() {
        return topics;
    }

    /** Sends updates one after the other until {@link #dry}; the message ids of all. */
    CompletableFuture<List<String>> flow() {
        return CompletableFuture.supplyAsync(
                () -> {
                    while (flowing) {
                        update("c-" + sent.size() % CONTRACTS);
                    }
                    return List.copyOf(sent);
                },
                task -> Thread.ofVirtual().start(task));
    }

    void dry() {
        flowing = false;
    }

    /** Sends an update. */
    void update(String contract) {
        var update =
                new ProducerRecord<>(
                        topics.updates().name(),
                        contract.getBytes(UTF_8),
                        Feed.body(contract, "Chennai").getBytes(UTF_8));
        try {
            var written = producer.send(update).get();
            sent.add("contracts-" + written.partition() + "-" + written.offset());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        } catch (ExecutionException e) {
            throw new AssertionError(e);
        }
    }

    /** Sends many updates at once and does not wait for them. */
    void flood(String contract, int updates) {
        for (int i = 0; i < updates; i++) {
            var _ =
                    producer.send(
                            new ProducerRecord<>(
                                    topics.updates().name(),
                                    contract.getBytes(UTF_8),
                                    Feed.body(contract, "Chennai").getBytes(UTF_8)));
        }
        producer.flush();
    }

    /** Begins to stop the one that stops; done when it has. */
    CompletableFuture<Void> stop() {
        return CompletableFuture.runAsync(stops::close, task -> Thread.ofVirtual().start(task));
    }

    /** Starts the one again that was stopped, under its name: it keeps its share at once. */
    void startAgain() {
        again = start("stops");
    }

    @Override
    public void close() {
        flowing = false;
        stops.close();
        if (again != null) {
            again.close();
        }
        stays.close();
        producer.close();
    }
}
