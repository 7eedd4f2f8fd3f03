package dev.switchboard.broadcast.feed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.broadcast.client.Node;
import dev.switchboard.broadcast.client.RouterFeed;
import dev.switchboard.broadcast.intake.TopicFeed;
import dev.switchboard.model.feed.RouterTopics;
import dev.switchboard.model.feed.TopicSetup;
import dev.switchboard.model.feed.Topics;
import dev.switchboard.model.router.CallOutcome;
import dev.switchboard.testkit.TestKafka;
import dev.switchboard.testkit.client.Event;
import dev.switchboard.testkit.client.EventClient;
import dev.switchboard.testkit.client.JsonClient;
import dev.switchboard.testkit.client.StompClient;
import dev.switchboard.testkit.client.StompFrame;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A feed of thermometers beside that of contracts: the same promises on every protocol. */
class SecondFeedTest {

    private static final Topics TOPICS = TestKafka.freshTopics();
    private static final Producer<byte[], byte[]> PRODUCER = TestKafka.producer();
    private static final int CALLS = 100;

    /** The slots of a partition's share of the memory for calls. */
    private static final int REMEMBERED = 32;

    private static final AtomicInteger NAMES = new AtomicInteger();

    static {
        makeTopicsOfRouter();
    }

    private static final Node NODE =
            Node.startWith(
                    ReadingsConfiguration.class,
                    "spring.kafka.bootstrap-servers=" + TestKafka.bootstrapServers(),
                    "switchboard.topic-prefix=" + TOPICS.prefix(),
                    "switchboard.broadcast.heartbeat=300ms",
                    "switchboard.broadcast.call-history=64KB");

    private final String name = "t-" + NAMES.incrementAndGet();

    @BeforeAll
    static void begin() {
        NODE.untilReady();
        await().until(() -> NODE.bean("readingsFeed", TopicFeed.class).isComplete());
    }

    @AfterAll
    static void end() {
        NODE.close();
        PRODUCER.close();
    }

    /**
     * That of servers with another number of partitions than it must have, that of calls with more
     * than the node can remember.
     */
    private static void makeTopicsOfRouter() {
        RouterTopics topics = new RouterTopics(TOPICS.prefix());
        NewTopic faulty = new NewTopic(topics.servers().name(), Optional.of(2), Optional.empty());
        byte[] call = RouterFeed.event("s", CallOutcome.OK).toJson();
        try (Admin admin = TestKafka.admin()) {
            admin.createTopics(List.of(faulty)).all().get();
            assertThat(new TopicSetup(admin).ensure(List.of(topics.calls()))).isEmpty();
            for (int i = 0; i < CALLS; i++) {
                var _ =
                        PRODUCER.send(
                                        new ProducerRecord<>(
                                                topics.calls().name(),
                                                3,
                                                "s".getBytes(UTF_8),
                                                call))
                                .get();
            }
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        }
    }

    private static void write(String thermometer, @Nullable String reading) throws Exception {
        String topic = ReadingsConfiguration.topic(TOPICS).name();
        byte[] value = reading == null ? null : reading.getBytes(UTF_8);
        var _ =
                PRODUCER.send(new ProducerRecord<>(topic, thermometer.getBytes(UTF_8), value))
                        .get();
    }

    @Test
    void over_stomp_it_has_destinations_of_its_own_beside_those_of_contracts() throws Exception {
        try (StompClient client = StompClient.connected(NODE)) {
            client.subscribe("c", "/topic/contracts")
                    .subscribe("all", "/topic/readings")
                    .subscribe("one", "/topic/readings/" + name)
                    .subscribe("room", "/topic/rooms/attic");

            write(name, "attic 7");

            List<String> told =
                    List.of(
                                    client.message("reading"),
                                    client.message("reading"),
                                    client.message("reading"))
                            .stream()
                            .map(frame -> String.valueOf(frame.header("subscription")))
                            .toList();
            assertThat(told).containsExactlyInAnyOrder("all", "one", "room");

            write(name, "hall 21");

            StompFrame left = client.message("thermometer_left");
            assertThat(left.header("subscription")).isEqualTo("room");
            assertThat(left.body()).contains("\"thermometer\":\"" + name + "\"");
        }
    }

    @Test
    void an_unknown_destination_is_refused_with_those_of_both_feeds() {
        try (StompClient client = StompClient.connected(NODE)) {
            client.frame("SUBSCRIBE", "id:x", "destination:/topic/rooms/cellar");

            assertThat(client.fault().header("message"))
                    .contains("/topic/contracts/{contract_id}")
                    .contains("/topic/readings/{thermometer}, /topic/rooms/{room}");
        }
    }

    @Test
    void over_stomp_a_filter_of_any_feed_is_refused_as_a_header() {
        try (StompClient client = StompClient.connected(NODE)) {
            client.frame("SUBSCRIBE", "id:x", "destination:/topic/readings", "contract_id:c-1");

            assertThat(client.fault().header("message")).contains("no header contract_id");
        }
    }

    @Test
    void a_record_that_its_format_cannot_read_is_skipped() throws Exception {
        try (JsonClient client = JsonClient.openAt(NODE, "/ws/readings?thermometer=" + name)) {
            client.next("welcome");

            write(name, "hall warm");
            write(name, "hall 23");

            assertThat(client.next("reading").get("celsius").asInt()).isEqualTo(23);
        }
    }

    @Test
    void over_ws_it_is_replayed_followed_and_filtered_by_names_of_its_own() throws Exception {
        write(name, "hall 19");
        try (JsonClient client =
                JsonClient.openAt(NODE, "/ws/readings?replay=latest&thermometer=" + name)) {
            JsonNode replayed = client.next("reading");
            assertThat(replayed.get("celsius").asInt()).isEqualTo(19);
            assertThat(replayed.get("replayed").asBoolean()).isTrue();
            client.next("replay_complete");

            write(name, "hall 20");
            assertThat(client.next("reading").get("celsius").asInt()).isEqualTo(20);

            write(name, null);
            assertThat(client.next("thermometer_removed").get("thermometer").asString())
                    .isEqualTo(name);

            client.ask("{\"type\":\"subscribe\",\"rooms\":[\"attic\"]}", "subscribed");
            write(name, "attic 4");
            assertThat(client.next("reading").get("room").asString()).isEqualTo("attic");
        }
    }

    @Test
    void over_ws_what_is_only_of_contracts_is_no_command_there() {
        try (JsonClient client = JsonClient.openAt(NODE, "/ws/readings")) {
            JsonNode refusal = client.ask("{\"type\":\"get_history\"}", "error");

            assertThat(refusal.at("/violations/0/allowed").toString())
                    .isEqualTo("[\"get_status\",\"heartbeat\",\"subscribe\",\"unsubscribe\"]");
            assertThat(
                            client.ask("{\"type\":\"subscribe\",\"rooms\":[\"cellar\"]}", "error")
                                    .toString())
                    .contains("/rooms")
                    .contains("must be one of hall, attic");
        }
    }

    @Test
    void over_server_sent_events_it_resumes_by_a_cursor_of_its_own() throws Exception {
        String cursor;
        try (EventClient client =
                EventClient.openAt(NODE, "/events/readings?room=attic&thermometer=" + name)) {
            write(name, "attic 1");
            cursor = String.valueOf(client.next("reading").id());
        }
        // what Kafka has taken, the node may not have read yet
        try (EventClient witness =
                EventClient.openAt(NODE, "/events/readings?thermometer=" + name)) {
            write(name, "attic 2");
            witness.next("reading");
            write(name, "attic 3");
            witness.next("reading");
        }

        try (EventClient client =
                EventClient.openAt(
                        NODE, "/events/readings?thermometer=" + name, "Last-Event-ID", cursor)) {
            assertThat(client.until("replay_complete"))
                    .extracting(Event::name)
                    .containsExactly("replay_begin", "reading", "reading", "replay_complete");
        }
        try (JsonClient contracts = JsonClient.openAt(NODE, "/ws?since=" + cursor)) {
            assertThat(contracts.next("replay_begin").get("snapshot").asBoolean()).isTrue();
        }
    }

    @Test
    void a_feed_that_forgets_is_read_only_as_far_back_as_it_remembers() {
        TopicFeed<?> calls = NODE.bean("callsFeed", TopicFeed.class);
        await().until(calls::isComplete);

        JsonNode page = NODE.http().get("/calls?limit=1000").json();

        assertThat(calls.feed().log().end()).isEqualTo(REMEMBERED);
        JsonNode data = page.get("data");
        assertThat(data.size()).isBetween(1, REMEMBERED);
        assertThat(data.at("/0/id").asString()).isEqualTo("calls-3-" + (CALLS - 1));
        assertThat(Instant.parse(page.get("complete_since").asString()))
                .isAfterOrEqualTo(
                        Instant.parse(data.get(data.size() - 1).get("recorded_at").asString()));
    }

    /** The node is ready, and lets subscribers to its other feeds. */
    @Test
    void a_feed_whose_topic_is_faulty_keeps_nobody_from_the_others() {
        await().until(() -> NODE.bean("callsFeed", TopicFeed.class).isComplete());

        assertThat(NODE.http().get("/actuator/health/readiness").status()).isEqualTo(200);
        assertThat(NODE.http().get("/actuator/health/feeds").status()).isEqualTo(503);
        assertThat(NODE.http().get("/actuator/health/feeds").body())
                .contains("has 2 partitions and must have 1");
        assertThat(NODE.http().get("/events/servers").body()).contains("is being read from Kafka");
        try (JsonClient calls = JsonClient.openAt(NODE, "/ws/calls");
                StompClient client = StompClient.connected(NODE)) {
            calls.next("welcome");
            client.subscribe("c", "/topic/contracts");
            client.frame("SUBSCRIBE", "id:x", "destination:/topic/servers");
            assertThat(client.fault().json().get("type").asString()).endsWith(":unavailable");
        }
    }

    @Test
    void a_feed_that_there_is_not_is_not_found() {
        assertThat(NODE.http().get("/events/clocks").status()).isEqualTo(404);
        assertThat(NODE.http().get("/ws/clocks").status()).isEqualTo(404);
        assertThat(NODE.http().get("/events/readings?contract_id=c").status()).isEqualTo(400);
    }
}
