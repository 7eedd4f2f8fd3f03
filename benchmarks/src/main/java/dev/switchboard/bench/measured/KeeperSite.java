package dev.switchboard.bench.measured;

import dev.switchboard.bench.process.ChildProcess;
import dev.switchboard.bench.process.ProcessMessage;
import dev.switchboard.model.feed.Topic;
import dev.switchboard.model.feed.TopicSetup;
import dev.switchboard.model.feed.Topics;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/**
 * A broker in whose contract.updates records wait for a keeper: ours, and a bare one. One thread.
 */
public final class KeeperSite implements AutoCloseable {

    private static final String KAFKA = "kafka-keeper";
    private static final String OURS = "switchboard-keeper";
    private static final String BARE = "bare-keeper";
    private static final String BARE_TOPIC = "bare.history";

    private static final Duration LONGEST_FILL = Duration.ofMinutes(5);

    /** As a feed has it: more updates than contracts. */
    private static final int CONTRACTS = 100_000;

    private final Machine machine;
    private final Brokers brokers;
    private final String kafka;
    private final CommitWatch watch;
    private final ChildProcess producer;
    private final int port;

    /** Begins to keep, and goes on until closed. */
    @FunctionalInterface
    private interface Start {
        ChildProcess start() throws IOException;
    }

    /** Starts the broker. */
    public KeeperSite(Machine machine) throws IOException {
        this.machine = machine;
        this.brokers = new Brokers(machine);
        this.kafka = brokers.address(KAFKA);
        createTopic();
        String updates = new Topics("").updates().name();
        this.watch =
                new CommitWatch(
                        kafka,
                        IntStream.range(0, new Topics("").updates().partitions())
                                .mapToObj(i -> new TopicPartition(updates, i))
                                .collect(Collectors.toMap(tp -> tp, _ -> OffsetSpec.latest())));
        this.producer = machine.program("producer", UpdateProducer.class, kafka);
        producer.answer();
        this.port = Machine.freePort();
    }

    /** Set as contract.history is. */
    private void createTopic() throws IOException {
        Topic history = new Topics("").history();
        Topic topic = new Topic(BARE_TOPIC, history.partitions(), true, history.settings());
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka))) {
            new TopicSetup(admin).ensure(List.of(topic));
        } catch (ExecutionException e) {
            throw new IOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    /** So many records are kept by a broadcast service that starts now; how many a second. */
    public double keep(long records) throws IOException {
        return pace(
                OURS,
                records,
                () ->
                        machine.service(
                                "ours-keeping", "broadcast-service", machine.home(), port, kafka));
    }

    /** The same by the bare loop. */
    public double keepBare(long records) throws IOException {
        return pace(
                BARE,
                records,
                () -> machine.program("bare-keeper", BareKeeper.class, kafka, BARE, BARE_TOPIC));
    }

    private double pace(String group, long records, Start start) throws IOException {
        long before = watch.committed(group);
        // what one has kept waits for the other
        if (watch.end() - before < records) {
            fill(records);
        }
        long end = watch.end();
        // a service counts as started only when all is kept: so it is watched meanwhile
        CompletableFuture<CommitWatch.Pace> kept =
                CompletableFuture.supplyAsync(() -> await(group, before, end));
        try (ChildProcess _ = start.start()) {
            return kept.join().recordsPerSecond();
        } catch (CompletionException e) {
            throw new IOException(e.getCause());
        }
    }

    private void fill(long records) throws IOException {
        producer.ask(
                ProcessMessage.of(
                        "produce",
                        "settings",
                        ProducerKind.PLAIN.word(),
                        "run",
                        1,
                        "contracts",
                        CONTRACTS,
                        "most",
                        records,
                        "millis",
                        LONGEST_FILL.toMillis()));
    }

    private CommitWatch.Pace await(String group, long before, long end) {
        try {
            return watch.await(group, before, end);
        } catch (IOException e) {
            throw new CompletionException(e);
        }
    }

    @Override
    public void close() {
        producer.close();
        watch.close();
        brokers.close();
    }
}
