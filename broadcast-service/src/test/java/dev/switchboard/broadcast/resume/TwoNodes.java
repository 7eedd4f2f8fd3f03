package dev.switchboard.broadcast.resume;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.switchboard.broadcast.client.Feed;
import dev.switchboard.broadcast.client.Node;
import dev.switchboard.broadcast.client.PatientDrain;
import dev.switchboard.broadcast.settings.StopOrder;
import dev.switchboard.model.feed.Topics;
import dev.switchboard.testkit.TestKafka;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Two nodes on topics of their own, one of which each test stops, and a producer. */
final class TwoNodes implements AutoCloseable {

    private static final int CONTRACTS = 50;

    private final Topics topics = TestKafka.freshTopics();
    private final Producer<byte[], byte[]> producer = TestKafka.producer();
    private final List<String> sent = new CopyOnWriteArrayList<>();
    private final Node stays = start("stays");
    private @Nullable Node stops;
    private volatile boolean flowing;

    @Configuration(proxyBeanMethods = false)
    @Import(PatientDrain.class)
    static class Stopping {

        @Bean
        Pause pause() {
            return new Pause();
        }
    }

    /** Takes as long to stop as a test wants: all that stops after the drain still runs. */
    static final class Pause implements SmartLifecycle {

        private final CountDownLatch over = new CountDownLatch(1);
        private volatile boolean wanted;

        /** The node shall not stop further than to here. */
        void want() {
            wanted = true;
        }

        void end() {
            over.countDown();
        }

        @Override
        public void start() {}

        @Override
        public void stop() {
            try {
                var _ = over.await(2, TimeUnit.MINUTES);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public boolean isRunning() {
            return wanted; // Spring stops only what runs
        }

        @Override
        public int getPhase() {
            return StopOrder.SUBSCRIBERS - 1;
        }
    }

    /** Begins a test: both nodes run, nothing flows. */
    void begin() {
        sent.clear();
        if (stops == null) {
            stops = start("stops");
        }
    }

    private Node start(String id) {
        return Node.startWith(
                        Stopping.class,
                        "spring.kafka.bootstrap-servers=" + TestKafka.bootstrapServers(),
                        "switchboard.topic-prefix=" + topics.prefix(),
                        "switchboard.broadcast.node-id=" + id)
                .untilReady();
    }

    Node stays() {
        return stays;
    }

    Node stops() {
        return Objects.requireNonNull(stops);
    }

    /** Between the drain of the one that stops and everything else of its stop. */
    Pause pause() {
        return stops().bean("pause", Pause.class);
    }

    Topics topics() {
        return topics;
    }

    /** Sends updates one after the other until {@link #dry}; the message ids of all. */
    CompletableFuture<List<String>> flow() {
        flowing = true;
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

    /** Begins to stop the one that stops; done when it has. */
    CompletableFuture<Void> stop() {
        return CompletableFuture.runAsync(stops()::close, task -> Thread.ofVirtual().start(task));
    }

    /** Starts the one again that was stopped, under its name: it keeps its share at once. */
    void startAgain() {
        stops = start("stops");
    }

    /** Ends a test that has stopped the node and not started it again. */
    void end() {
        flowing = false;
        stops().close();
        stops = null;
    }

    @Override
    public void close() {
        stays.close();
        producer.close();
    }
}
