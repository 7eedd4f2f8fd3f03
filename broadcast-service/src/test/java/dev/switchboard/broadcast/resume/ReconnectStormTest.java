package dev.switchboard.broadcast.resume;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.broadcast.client.Feed;
import dev.switchboard.broadcast.client.Node;
import dev.switchboard.broadcast.feed.MadeFeed;
import dev.switchboard.broadcast.intake.TopicFeed;
import dev.switchboard.model.contract.Location;
import dev.switchboard.model.feed.Topics;
import dev.switchboard.testkit.TestKafka;
import dev.switchboard.testkit.client.JsonClient;
import dev.switchboard.testkit.soak.Soak;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * A thousand clients come back to a node at the same moment, from further behind than its memory
 * reaches, while updates flow.
 */
@Soak
@Tag("faults")
final class ReconnectStormTest {

    private static final Duration LONG_ENOUGH = Duration.ofMinutes(2);
    private static final int CLIENTS = 1000;
    private static final int PLACES = 4;
    private static final int CONTRACTS = 40;

    /** Each takes more than 300 bytes of the ring, so that it does not hold them all. */
    private static final int MISSED = 400;

    private static final String RING = "96KB";
    private static final Duration BETWEEN_UPDATES = Duration.ofMillis(100);

    private final Topics topics = TestKafka.freshTopics();
    private final Producer<byte[], byte[]> producer = TestKafka.producer();
    private final Node node =
            Node.start(
                            "spring.kafka.bootstrap-servers=" + TestKafka.bootstrapServers(),
                            "switchboard.topic-prefix=" + topics.prefix(),
                            "switchboard.broadcast.ring=" + RING,
                            "switchboard.broadcast.parallel-catch-ups=" + PLACES,
                            "logging.level.dev.switchboard.connections=WARN")
                    .untilReady();

    /** The message ids of each contract's updates, in the order in which they were sent. */
    private final Map<String, List<String>> sent = new HashMap<>();

    private int count;

    @AfterEach
    void close() {
        node.close();
        producer.close();
    }

    @Test
    void each_gets_exactly_what_it_missed_and_live_delivery_is_not_disturbed() {
        try (JsonClient live = JsonClient.open(node, "?slow=all");
                Crowd crowd = new Crowd(node, CLIENTS)) {
            String cursor = live.next("welcome").get("cursor").asString();
            for (int i = 0; i < MISSED; i++) {
                send();
            }
            Map<String, List<String>> told = new HashMap<>();
            listen(live, told, MISSED);

            CompletableFuture<Void> in = crowd.comeBack("slow=all&since=" + cursor);
            await().atMost(LONG_ENOUGH)
                    .pollInterval(BETWEEN_UPDATES)
                    .until(() -> {
                        send();
                        return crowd.isLive();
                    });

            assertThat(in).succeedsWithin(LONG_ENOUGH);
            listen(live, told, count - MISSED);
            assertThat(told).isEqualTo(sent);
            assertThatNothingElseCame(live);
            await().atMost(LONG_ENOUGH)
                    .until(() -> crowd.members().stream().allMatch(this::hasGotAsMany));
            assertThat(crowd.members()).allSatisfy(this::hasGotAllInOrder);
            assertThat(node.bean("contractTopicFeed", TopicFeed.class).pastReaders())
                    .isBetween(1, PLACES);
        }
    }

    private Map<String, List<String>> sentTo(CrowdMember member) {
        return sent.entrySet().stream()
                .filter(contract -> at(contract.getKey()) == member.location())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private boolean hasGotAsMany(CrowdMember member) {
        return member.count() >= sentTo(member).values().stream().mapToInt(List::size).sum();
    }

    private void hasGotAllInOrder(CrowdMember member) {
        assertThat(member.updates()).isEqualTo(sentTo(member));
        assertThat(member.others().get(0)).contains("\"welcome\"");
        assertThat(member.others().get(1)).contains("\"replay_begin\"", "\"recovered\":true");
        assertThat(member.others()).noneMatch(other -> other.contains("\"snapshot\":true"));
    }

    /** One that falls behind is told that a replay begins. */
    private void assertThatNothingElseCame(JsonClient live) {
        send();
        assertThat(live.until("contract_update")).hasSize(1);
    }

    private static void listen(JsonClient live, Map<String, List<String>> told, int updates) {
        for (int i = 0; i < updates; i++) {
            JsonNode update = live.next("contract_update");
            told.computeIfAbsent(update.at("/data/contract_id").asString(), _ -> new ArrayList<>())
                    .add(update.get("id").asString());
        }
    }

    private void send() {
        String contract = "c-" + count++ % CONTRACTS;
        byte[] body = Feed.body(contract, at(contract).label()).getBytes(UTF_8);
        var update = new ProducerRecord<>(topics.updates().name(), contract.getBytes(UTF_8), body);
        try {
            RecordMetadata written = producer.send(update).get();
            sent.computeIfAbsent(contract, _ -> new ArrayList<>())
                    .add("contracts-%d-%d".formatted(written.partition(), written.offset()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        } catch (ExecutionException e) {
            throw new AssertionError(e);
        }
    }

    private static Location at(String contract) {
        return MadeFeed.location(Integer.parseInt(contract.substring(2)));
    }
}
