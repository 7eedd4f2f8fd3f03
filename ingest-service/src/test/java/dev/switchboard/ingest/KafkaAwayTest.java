package dev.switchboard.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.ingest.IngestClient.Answer;
import dev.switchboard.kafka.EmbeddedKafka;
import dev.switchboard.testkit.description.DescribedCalls;
import dev.switchboard.testkit.soak.Soak;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;

@Soak
@Tag("stack")
final class KafkaAwayTest {

    private static final Duration LONG_ENOUGH = Duration.ofMinutes(2);

    @Test
    void it_starts_without_kafka_and_recovers_when_kafka_comes(@TempDir Path folder)
            throws IOException {
        int port = freePort();
        try (var service = start(port)) {
            IngestClient client =
                    new IngestClient(
                            service.getEnvironment()
                                    .getRequiredProperty("local.server.port", Integer.class));

            assertUnavailable(client.post("/update", IngestTest.update("early")));
            assertUnavailable(client.delete("/contracts/early"));
            assertUnavailable(client.post("/updates", "[" + IngestTest.update("early") + "]"));
            assertDescribed(service.getEnvironment());
            Answer readiness = client.get("/actuator/health/readiness");
            assertThat(readiness.status()).isEqualTo(503);
            assertThat(readiness.json().at("/components/ingestTopics/details/reason").asString())
                    .contains("Kafka");
            assertThat(client.get("/actuator/health/liveness").status()).isEqualTo(200);

            try (EmbeddedKafka kafka = EmbeddedKafka.start(folder, port)) {
                assertThat(kafka.fault()).isEmpty();
                await().atMost(LONG_ENOUGH)
                        .until(() -> client.get("/actuator/health/readiness").status() == 200);
                await().atMost(LONG_ENOUGH)
                        .until(() ->
                                client.post("/update", IngestTest.update("late")).status() == 202);
            }
        }
    }

    private static void assertUnavailable(Answer answer) {
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.header("retry-after").map(Integer::valueOf).orElseThrow())
                .isBetween(2, 30);
        assertThat(answer.json().get("type").asString()).endsWith(":unavailable");
    }

    private static void assertDescribed(Environment service) {
        DescribedCalls calls =
                DescribedCalls.at(service.getRequiredProperty("local.server.port", int.class));
        String update = IngestTest.update("early");

        calls.expect(503, "post /update", "/update", post(update));
        calls.expect(503, "post /test/update", "/test/update", post(update));
        calls.expect(503, "post /updates", "/updates", post("[" + update + "]"));
        calls.expect(
                503,
                "delete /contracts/{contract_id}",
                "/contracts/early",
                HttpRequest.Builder::DELETE);
        calls.expect(
                503,
                "delete /contracts",
                "/contracts?contract_id=early",
                HttpRequest.Builder::DELETE);

        assertThat(calls.neverAnswered()).noneMatch(answer -> answer.endsWith(" 503"));
    }

    private static Consumer<HttpRequest.Builder> post(String json) {
        return request ->
                request.POST(BodyPublishers.ofString(json))
                        .header("Content-Type", "application/json");
    }

    private static ConfigurableApplicationContext start(int kafkaPort) {
        return SpringApplication.run(
                IngestService.class,
                "--server.port=0",
                "--spring.kafka.bootstrap-servers=127.0.0.1:" + kafkaPort);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
