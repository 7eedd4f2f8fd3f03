package dev.switchboard.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.switchboard.model.feed.Topic;
import dev.switchboard.model.feed.Topics;
import dev.switchboard.testkit.RawLog;
import dev.switchboard.testkit.TestKafka;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.IsolationLevel;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** A running ingest service with a Kafka, the same for all tests that extend this. */
@SpringBootTest(
        classes = IngestService.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "ALLOWED_ORIGINS=https://app.example.com",
            "management.endpoints.web.exposure.include=health,info,metrics,prometheus,mappings",
            "switchboard.admission.report-every=1s"
        })
public abstract class IngestTest {

    private static final Topics TOPICS = TestKafka.freshTopics();

    @LocalServerPort private int port;
    private IngestClient client = new IngestClient(0);

    @DynamicPropertySource
    static void kafka(DynamicPropertyRegistry properties) {
        properties.add("spring.kafka.bootstrap-servers", TestKafka::bootstrapServers);
        properties.add("switchboard.topic-prefix", TOPICS::prefix);
        // a busy machine is no Kafka that is away
        properties.add("spring.kafka.producer.properties.max.block.ms", () -> 60_000);
        properties.add("spring.kafka.producer.properties.delivery.timeout.ms", () -> 120_000);
    }

    @BeforeEach
    void connect() {
        client = new IngestClient(port);
        client.awaitReady();
    }

    protected IngestClient client() {
        return client;
    }

    /** Where the service listens. */
    protected int port() {
        return port;
    }

    protected static Topics topics() {
        return TOPICS;
    }

    /** What a topic holds under a key, in order. */
    protected static List<ConsumerRecord<byte[], byte[]>> records(Topic topic, String key) {
        return RawLog.read(topic.name(), IsolationLevel.READ_COMMITTED).stream()
                .filter(found -> new String(found.key(), UTF_8).equals(key))
                .toList();
    }

    /** An update's body. */
    protected static String update(String contractId) {
        return """
        {"contract_id": "%s", "location": "Chennai", "status": "active",
         "timestamp": "2024-01-01T12:00:00"}\
        """
                .formatted(contractId);
    }

    /** An update's body in one line. */
    protected static String line(String contractId) {
        return update(contractId).replace("\n", "");
    }

    /** The value of the record that {@link #update} becomes. */
    protected static String canonical(String contractId) {
        return ("{\"contract_id\":\"%s\",\"location\":\"Chennai\",\"status\":\"active\","
                        + "\"timestamp\":\"2024-01-01T12:00:00Z\"}")
                .formatted(contractId);
    }
}
