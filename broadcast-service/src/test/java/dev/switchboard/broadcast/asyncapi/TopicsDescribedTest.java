package dev.switchboard.broadcast.asyncapi;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.broadcast.client.BroadcastTest;
import dev.switchboard.broadcast.client.Feed;
import dev.switchboard.broadcast.client.RouterFeed;
import dev.switchboard.model.feed.DeadLetter;
import dev.switchboard.model.feed.MessageId;
import dev.switchboard.model.feed.RecordHeaders;
import dev.switchboard.model.feed.Topic;
import dev.switchboard.model.json.Json;
import dev.switchboard.model.router.CallOutcome;
import dev.switchboard.model.router.ServerState;
import dev.switchboard.testkit.RawLog;
import dev.switchboard.testkit.TestKafka;
import dev.switchboard.testkit.client.JsonClient;
import dev.switchboard.testkit.description.DescribedMessages;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;

/** Kafka's topics as they are described and as they are. */
final class TopicsDescribedTest extends BroadcastTest {

    private static final Duration LONG_ENOUGH = Duration.ofMinutes(2);
    private static final int HUGE = 2_100_000;
    private static final AtomicInteger KEYS = new AtomicInteger();

    private final DescribedMessages messages =
            new DescribedMessages(node().http().get("/asyncapi.json").json());

    @Test
    void the_topics_described_are_all_there_are_with_their_settings() throws Exception {
        Set<String> described = new TreeSet<>();
        try (Admin kafka = TestKafka.admin()) {
            for (JsonNode channel : messages.description().document().get("channels")) {
                JsonNode binding = channel.at("/bindings/kafka");
                if (binding.isObject()) {
                    String topic = channel.get("address").asString();
                    described.add(topic);
                    assertAsDescribed(kafka, topic, binding);
                }
            }
            assertThat(kafka.listTopics().names().get())
                    .filteredOn(name -> name.startsWith(topics().prefix()))
                    .containsExactlyInAnyOrderElementsOf(described);
        }
    }

    private static void assertAsDescribed(Admin kafka, String topic, JsonNode binding)
            throws Exception {
        var found =
                Objects.requireNonNull(
                        kafka.describeTopics(List.of(topic)).allTopicNames().get().get(topic));
        assertThat(found.partitions()).hasSize(binding.get("partitions").asInt());
        var resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        var settings =
                Objects.requireNonNull(
                        kafka.describeConfigs(List.of(resource)).all().get().get(resource));
        binding.get("topicConfiguration")
                .forEachEntry((name, value) ->
                        assertThat(settings.get(name).value())
                                .as(topic + " " + name)
                                .isEqualTo(
                                        value.isArray()
                                                ? value.get(0).asString()
                                                : value.asString()));
    }

    @Test
    void every_record_described_is_written_and_is_as_described() throws Exception {
        String contract = freshContract();
        provokeUpdates(contract);
        provokeTestUpdate(contract);
        Set<String> reasons = provokeDeadLetters(contract + "-bad");
        String server = RouterFeed.freshServer();
        RouterFeed.call(server, CallOutcome.ERROR);
        RouterFeed.server(server, ServerState.READY);
        RouterFeed.removeServer(server);

        // the keeper moves and files records in its own time
        await().atMost(LONG_ENOUGH)
                .untilAsserted(() -> {
                    take("contractUpdates", topics().updates(), contract::equals);
                    take("contractHistory", topics().history(), _ -> true);
                    take("deadLetters", topics().deadLetters(), _ -> true);
                    take("testUpdates", topics().testUpdates(), _ -> true);
                    take("routerCalls", routerTopics().calls(), server::equals);
                    take("routerServers", routerTopics().servers(), server::equals);
                    assertThat(messages.neverCame("routerCalls", "routerServers")).isEmpty();
                    assertThat(messages.neverCame("contractUpdates", "contractHistory")).isEmpty();
                    assertThat(messages.neverCame("deadLetters", "testUpdates")).isEmpty();
                    assertThat(messages.neverMet()).isEmpty();
                    assertThat(reasonsOf(contract + "-bad")).isEqualTo(reasons);
                });
    }

    private static void provokeUpdates(String contract) throws Exception {
        try (JsonClient client = JsonClient.welcomed(node(), "?contract_id=" + contract);
                Producer<byte[], byte[]> producer = TestKafka.producer()) {
            client.ask(
                    """
                    {"type": "contract_update", "idempotency_key": "%s", "data": %s}\
                    """
                            .formatted(contract, Feed.body(contract, "Chennai")),
                    "accepted");
            client.next("contract_update");
            everywhere(
                    producer,
                    made(contract, Feed.body(contract, "Mumbai").replace("2024", "2023")));
            client.next("contract_update");
            everywhere(producer, made(contract, null));
            client.next("contract_removed");
        }
    }

    private static void provokeTestUpdate(String contract) throws Exception {
        byte[] body = Feed.body(contract, "Chennai").getBytes(UTF_8);
        var test =
                new ProducerRecord<>(topics().testUpdates().name(), contract.getBytes(UTF_8), body);
        give(test.headers());
        try (Producer<byte[], byte[]> producer = TestKafka.producer()) {
            producer.send(test).get();
        }
    }

    /** With all headers a producer may give, through every partition: all but one must move. */
    private static void everywhere(
            Producer<byte[], byte[]> producer, ProducerRecord<byte[], byte[]> made)
            throws Exception {
        give(made.headers());
        for (int p = 0; p < topics().updates().partitions(); p++) {
            producer.send(
                            new ProducerRecord<>(
                                    made.topic(), p, made.key(), made.value(), made.headers()))
                    .get();
        }
    }

    private static void give(Headers headers) {
        RecordHeaders.put(headers, RecordHeaders.SOURCE, "elsewhere");
        RecordHeaders.put(headers, RecordHeaders.TRACEPARENT, "00-0af7-b7ad-01");
        RecordHeaders.put(headers, RecordHeaders.REPLAY_OF, "contract.updates.dlt-0-1");
        RecordHeaders.put(headers, RecordHeaders.IDEMPOTENCY_KEY, "k" + KEYS.incrementAndGet());
    }

    private Set<String> provokeDeadLetters(String contract) throws Exception {
        String good = Feed.body(contract, "Chennai");
        try (Producer<byte[], byte[]> producer =
                TestKafka.producer(
                        Map.of("compression.type", "gzip", "max.request.size", 2 * HUGE))) {
            producer.send(made(null, "{\"note\": \"" + contract + "\"}")).get();
            producer.send(made(contract + "\0", good)).get();
            producer.send(made(contract + "-other", good)).get();
            producer.send(made(contract, "{")).get();
            producer.send(made(contract, "{}")).get();
            producer.send(made(contract, good.replace("{", "{" + " ".repeat(1_200_000)))).get();
            producer.send(made(contract, "x".repeat(HUGE))).get();
            // as an operator's command does
            var skipped = new MessageId(MessageId.CONTRACTS, 0, 0);
            producer.send(DeadLetter.ofSkipped(skipped, topics())).get();
            var first = made(contract, Feed.body(contract, "Chennai"));
            give(first.headers());
            producer.send(first).get();
            for (int p = 0; p < topics().updates().partitions(); p++) {
                byte[] other = Feed.body(contract, "Mumbai").getBytes(UTF_8);
                producer.send(
                                new ProducerRecord<>(
                                        first.topic(), p, first.key(), other, first.headers()))
                        .get();
            }
        }
        return new TreeSet<>(
                messages.message("kafka_dead_letter")
                        .at("/headers/properties/reason/enum")
                        .valueStream()
                        .map(JsonNode::asString)
                        .toList());
    }

    // a producer may leave out key and value
    private static ProducerRecord<byte[], byte[]> made(
            @Nullable String key, @Nullable String value) {
        return new ProducerRecord<>(
                topics().updates().name(),
                key == null ? null : key.getBytes(UTF_8),
                value == null ? null : value.getBytes(UTF_8));
    }

    private static Set<String> reasonsOf(String contract) {
        Set<String> reasons = new TreeSet<>();
        for (var letter : read(topics().deadLetters().name())) {
            String reason =
                    RecordHeaders.text(letter.headers(), RecordHeaders.REASON).orElseThrow();
            if (isAbout(letter, contract) || reason.equals(DeadLetter.SKIPPED)) {
                reasons.add(reason);
            }
        }
        return reasons;
    }

    private static boolean isAbout(ConsumerRecord<byte[], byte[]> rec, String contract) {
        return text(rec.key()).startsWith(contract) || text(rec.value()).contains(contract);
    }

    private static String text(byte @Nullable [] bytes) {
        return bytes == null ? "" : new String(bytes, UTF_8);
    }

    private static List<ConsumerRecord<byte[], byte[]>> read(String topic) {
        return RawLog.read(topic, IsolationLevel.READ_COMMITTED);
    }

    /** Of contract.updates those that are good: the others are nobody's promise. */
    private void take(String channel, Topic topic, Predicate<String> key) {
        for (var rec : read(topic.name())) {
            if (key.test(text(rec.key()))) {
                ObjectNode headers = Json.MAPPER.createObjectNode();
                rec.headers().forEach(h -> headers.put(h.key(), text(h.value())));
                messages.take(channel, headers, value(rec.value()));
            }
        }
    }

    private static JsonNode value(byte @Nullable [] bytes) {
        if (bytes == null) {
            return NullNode.getInstance();
        }
        try {
            return Json.MAPPER.readTree(bytes);
        } catch (JacksonException e) {
            return Json.MAPPER.getNodeFactory().stringNode(text(bytes));
        }
    }
}
