package dev.switchboard.ingest.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.ingest.IngestClient;
import dev.switchboard.ingest.IngestClient.Answer;
import dev.switchboard.ingest.IngestService;
import dev.switchboard.testkit.ClosedPort;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** An ingest service that has not found Kafka yet. */
@SpringBootTest(classes = IngestService.class, webEnvironment = WebEnvironment.RANDOM_PORT)
final class KafkaAwayTest {

    private static final ClosedPort NOBODY = nobody();

    @LocalServerPort private int port;

    private static ClosedPort nobody() {
        try {
            return new ClosedPort();
        } catch (IOException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    @DynamicPropertySource
    static void kafka(DynamicPropertyRegistry properties) {
        properties.add("spring.kafka.bootstrap-servers", NOBODY::address);
    }

    @AfterAll
    static void close() throws IOException {
        NOBODY.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/update", "/test/update", "/updates"})
    void updates_are_refused_at_once_until_kafka_has_answered(String path) {
        Answer answer = new IngestClient(port).post(path, "{}", "Content-Type", "application/json");

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.header("retry-after")).hasValue("1");
        assertThat(answer.json().get("detail").asString()).startsWith("Kafka has not answered yet");
    }

    @Test
    void what_needs_no_kafka_is_answered() {
        assertThat(new IngestClient(port).get("/actuator/health/liveness").status()).isEqualTo(200);
    }
}
