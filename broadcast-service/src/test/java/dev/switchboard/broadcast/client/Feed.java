package dev.switchboard.broadcast.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import dev.switchboard.broadcast.fanout.SharedLog;
import dev.switchboard.broadcast.history.ContractChange;
import dev.switchboard.broadcast.history.HistoryView;
import dev.switchboard.model.contract.ContractId;
import dev.switchboard.model.feed.Topic;
import dev.switchboard.model.json.Json;
import dev.switchboard.testkit.TestKafka;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;

/** Writes to contract.updates and contract.test-updates as any producer would. */
public final class Feed {

    private static final AtomicInteger SETTLED = new AtomicInteger();
    private static final Producer<byte[], byte[]> PRODUCER = TestKafka.producer();

    private Feed() {}

    /** The body of an update. */
    public static String body(String contract, String location) {
        var json = Json.MAPPER.createObjectNode();
        json.put("contract_id", contract).put("location", location).put("status", "active");
        return json.put("timestamp", "2024-01-01T12:00:00Z").toString();
    }

    /**
     * Sends an update.
     *
     * @return its message id
     */
    public static String update(String contract, String location) {
        return "contracts-" + write(Nodes.TOPICS.updates(), contract, body(contract, location));
    }

    /** Sends an update and does not wait for it. */
    public static void sendUpdate(String contract, String location) {
        byte[] body = body(contract, location).getBytes(UTF_8);
        String topic = Nodes.TOPICS.updates().name();
        var _ = PRODUCER.send(new ProducerRecord<>(topic, contract.getBytes(UTF_8), body));
    }

    /** Sends an update and waits until that node knows it. */
    public static String updateSeenBy(Node node, String contract, String location) {
        String id = update(contract, location);
        await().pollInterval(Duration.ofMillis(10))
                .until(() ->
                        node.http().get("/contracts" + query(contract)).body().contains(id)
                                && isInLog(node, contract));
        return id;
    }

    /**
     * The view holds a change a moment before the shared log does: who subscribes in between still
     * gets it live.
     */
    private static boolean isInLog(Node node, String contract) {
        ContractChange latest =
                node.bean("historyView", HistoryView.class).latestChange(new ContractId(contract));
        return latest != null && latest.sequence() < node.bean("sharedLog", SharedLog.class).end();
    }

    /** Waits until that node knows all that was sent before, whatever its partition. */
    public static void settle(Node node) {
        String round = "settled-" + SETTLED.incrementAndGet() + "-";
        String topic = Nodes.TOPICS.updates().name();
        int partitions = Nodes.TOPICS.updates().partitions();
        for (int p = 0; p < partitions; p++) {
            byte[] body = body(round + p, "Chennai").getBytes(UTF_8);
            var _ =
                    PRODUCER.send(
                            new ProducerRecord<>(topic, p, (round + p).getBytes(UTF_8), body));
        }
        await().until(() ->
                node
                                .http()
                                .get("/contracts?limit=%d&after=%s".formatted(partitions, round))
                                .json()
                                .get("data")
                                .findValuesAsString("contract_id")
                                .stream()
                                .filter(id -> id.startsWith(round))
                                .count()
                        == partitions);
        await().until(() -> IntStream.range(0, partitions).allMatch(p -> isInLog(node, round + p)));
    }

    private static String query(String contract) {
        return "?contract_id=" + Http.encode(contract);
    }

    /** Has a contract removed. */
    public static String remove(String contract) {
        return "contracts-" + write(Nodes.TOPICS.updates(), contract, null);
    }

    /** Sends a test update. */
    public static String test(String contract, String location) {
        return "contracts-test-"
                + write(Nodes.TOPICS.testUpdates(), contract, body(contract, location));
    }

    private static String write(Topic topic, String key, @Nullable String value) {
        byte[] bytes = value == null ? null : value.getBytes(UTF_8);
        try {
            RecordMetadata written =
                    PRODUCER.send(new ProducerRecord<>(topic.name(), key.getBytes(UTF_8), bytes))
                            .get();
            return written.partition() + "-" + written.offset();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        } catch (ExecutionException e) {
            throw new AssertionError(e);
        }
    }
}
