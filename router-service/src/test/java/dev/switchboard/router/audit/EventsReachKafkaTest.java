package dev.switchboard.router.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.model.feed.RouterTopics;
import dev.switchboard.model.router.CallEvent;
import dev.switchboard.model.router.CallOutcome;
import dev.switchboard.model.router.ProtocolEra;
import dev.switchboard.model.router.ServerChange;
import dev.switchboard.model.router.ServerEvent;
import dev.switchboard.model.router.UnreadableEventException;
import dev.switchboard.router.McpClient;
import dev.switchboard.router.RouterWithServersTest;
import dev.switchboard.router.SessionClient;
import dev.switchboard.testkit.TestKafka;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.node.ObjectNode;

class EventsReachKafkaTest extends RouterWithServersTest {

    @Autowired private RouterTopics topics;
    @Autowired private MeterRegistry meters;

    @Test
    void a_call_is_recorded_with_all_that_an_audit_asks_for() {
        ObjectNode call = McpClient.call(CHILD + "__echo", "{\"text\": \"recorded\"}");
        call.withObject("/params/_meta").put("traceparent", "00-a-b-01");

        client().send(call);

        CallEvent event = call(it -> "00-a-b-01".equals(it.traceparent()));
        assertThat(event.target())
                .hasToString(
                        "Target[endpoint=/mcp, method=tools/call, server=child, name=echo,"
                                + " exposedName=child__echo]");
        assertThat(event.origin().client()).isEqualTo("test/1");
        assertThat(event.origin().era()).isEqualTo(ProtocolEra.STATELESS);
        assertThat(event.result().outcome()).isEqualTo(CallOutcome.OK);
        assertThat(event.result().requestBytes()).isEqualTo(call.toString().length());
        assertThat(event.result().responseBytes()).isPositive();
        assertThat(event.arguments().hash()).startsWith("sha256:");
        assertThat(event.arguments().value()).isNull();
    }

    @Test
    void calls_that_fail_are_recorded_with_the_reason() {
        client().send(McpClient.call(CHILD_2026 + "__fail", "{\"failing\": 1}"));
        client().send(McpClient.call(CHILD_2026 + "__crash", "{}"));

        CallEvent failed = call(it -> "fail".equals(it.target().name()));
        assertThat(failed.result().outcome()).isEqualTo(CallOutcome.ERROR);
        assertThat(failed.result().errorCode()).isEqualTo(-32099);
        assertThat(failed.result().error()).isEqualTo("it fails");
        CallEvent crashed = call(it -> "crash".equals(it.target().name()));
        assertThat(crashed.result().outcome()).isEqualTo(CallOutcome.UNKNOWN);
    }

    @Test
    void a_call_in_a_session_is_recorded_too() {
        ObjectNode call = McpClient.call(CHILD + "__slow", "{\"in\": \"a session\"}");
        call.withObject("/params").remove("_meta");

        SessionClient.begin(client(), "2025-11-25", "{}").send(call);

        CallEvent event =
                call(it ->
                        it.origin().era() == ProtocolEra.SESSION
                                && "slow".equals(it.target().name()));
        assertThat(event.target().name()).isEqualTo("slow");
        assertThat(event.origin().client()).isEqualTo("test/1");
        assertThat(event.result().responseBytes()).isPositive();
    }

    @Test
    void a_call_over_rest_is_recorded_too() throws Exception {
        String body = "{\"arguments\": {\"text\": \"over REST\"}}";

        String answer = rest("/api/tools/" + CHILD + "__echo/call", body, "curl/1");
        rest("/tools/" + CHILD_2026 + "__fail/call", "{}", "curl/2");
        rest("/tools/test_wait/call", "{\"timeout_ms\": 50}", "curl/3");

        CallEvent event = call(it -> "curl/1".equals(it.origin().client()));
        assertThat(event.target())
                .hasToString(
                        "Target[endpoint=/tools/child__echo/call, method=tools/call,"
                                + " server=child, name=echo, exposedName=child__echo]");
        assertThat(event.origin().caller()).startsWith("@");
        assertThat(event.origin().era()).isEqualTo(ProtocolEra.STATELESS);
        assertThat(event.result().outcome()).isEqualTo(CallOutcome.OK);
        assertThat(event.result().requestBytes()).isEqualTo(body.length());
        assertThat(event.result().responseBytes()).isEqualTo(answer.length());
        CallEvent failed = call(it -> "curl/2".equals(it.origin().client()));
        assertThat(failed.result().outcome()).isEqualTo(CallOutcome.ERROR);
        assertThat(failed.result().errorCode()).isEqualTo(-32099);
        CallEvent late = call(it -> "curl/3".equals(it.origin().client()));
        assertThat(late.target().server().value()).isEqualTo("switchboard");
        assertThat(late.target().name()).isEqualTo("test_wait");
        assertThat(late.result().outcome()).isEqualTo(CallOutcome.TIMEOUT);
    }

    private String rest(String path, String body, String userAgent) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            URI uri = URI.create("http://127.0.0.1:%d%s".formatted(client().port(), path));
            HttpRequest request =
                    HttpRequest.newBuilder(uri)
                            .header("Content-Type", "application/json")
                            .header("User-Agent", userAgent)
                            .POST(BodyPublishers.ofString(body))
                            .build();
            return http.send(request, BodyHandlers.ofString()).body();
        }
    }

    @Test
    void what_happens_to_servers_is_recorded() {
        List<ServerEvent> events = new ArrayList<>();
        await().until(() -> {
            events.clear();
            records(topics.servers().name(), 1).stream()
                    .filter(it -> it.value() != null)
                    .forEach(it -> events.add(server(it)));
            return events.stream().anyMatch(it -> it.event() == ServerChange.DEFINITIONS_CHANGED);
        });

        assertThat(events)
                .filteredOn(event -> event.server().value().equals(CHILD))
                .extracting(ServerEvent::event)
                .startsWith(ServerChange.REGISTERED, ServerChange.CONNECTED);
        assertThat(events)
                .filteredOn(event -> event.event() == ServerChange.DEFINITIONS_CHANGED)
                .allSatisfy(event -> assertThat(event.offer().tools()).isPositive());
    }

    @Test
    void events_are_counted() {
        client().send(McpClient.call(CHILD + "__echo", "{}"));

        await().until(() ->
                meters.counter("switchboard.router.events", "outcome", "sent").count() > 0);
        assertThat(meters.counter("switchboard.router.events", "outcome", "dropped").count())
                .isZero();
    }

    private CallEvent call(Predicate<CallEvent> wanted) {
        List<CallEvent> found = new ArrayList<>();
        await().until(() -> {
            found.clear();
            records(topics.calls().name(), RouterTopics.CALLS_PARTITIONS).stream()
                    .map(EventsReachKafkaTest::call)
                    .filter(wanted)
                    .forEach(found::add);
            return !found.isEmpty();
        });
        return found.getFirst();
    }

    private static CallEvent call(ConsumerRecord<String, byte[]> entry) {
        try {
            return CallEvent.read(entry.value());
        } catch (UnreadableEventException e) {
            throw new AssertionError(e);
        }
    }

    private static ServerEvent server(ConsumerRecord<String, byte[]> entry) {
        try {
            return ServerEvent.read(entry.value());
        } catch (UnreadableEventException e) {
            throw new AssertionError(e);
        }
    }

    private static List<ConsumerRecord<String, byte[]>> records(String topic, int partitions) {
        try (var consumer =
                new KafkaConsumer<>(
                        Map.of("bootstrap.servers", TestKafka.bootstrapServers()),
                        new StringDeserializer(),
                        new ByteArrayDeserializer())) {
            List<TopicPartition> all = new ArrayList<>();
            for (int partition = 0; partition < partitions; partition++) {
                all.add(new TopicPartition(topic, partition));
            }
            consumer.assign(all);
            consumer.seekToBeginning(all);
            Map<TopicPartition, Long> ends = consumer.endOffsets(all);
            List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
            while (all.stream().anyMatch(it -> consumer.position(it) < ends.get(it))) {
                consumer.poll(Duration.ofMillis(100)).forEach(records::add);
            }
            return records;
        }
    }
}
