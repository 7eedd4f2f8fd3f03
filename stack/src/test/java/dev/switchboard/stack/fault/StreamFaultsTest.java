package dev.switchboard.stack.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.switchboard.model.json.Json;
import dev.switchboard.testkit.soak.Soak;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.quota.ClientQuotaAlteration;
import org.apache.kafka.common.quota.ClientQuotaEntity;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A stream of updates meets a fault in the middle, and is sent again whole under its key. */
@Soak
@Tag("faults")
class StreamFaultsTest extends SceneTest {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String CLIENT = "switchboard-updates";

    @Test
    void ingest_is_killed_in_the_middle_and_every_line_is_true_once() throws Exception {
        Import lines = new Import("killed", 10_000, 50);
        CountDownLatch killed = new CountDownLatch(1);
        var cut =
                CompletableFuture.supplyAsync(() -> {
                    try {
                        return lines.send(scene().ingest.uri(), block -> halt(block, killed));
                    } catch (IOException | InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                });
        await().atMost(PATIENCE).until(() -> updates(lines).size() >= 1_000);

        scene().ingest.program().kill();
        killed.countDown();
        assertThatThrownBy(cut::join).hasRootCauseInstanceOf(IOException.class);
        assertThat(updates(lines)).hasSizeLessThan(10_000);
        scene().ingest.startAgain();
        scene().ingest.untilReady();

        assertSentAgainIsTrueOnce(lines);
    }

    @Test
    void kafka_is_too_slow_and_what_was_not_taken_is_told() throws Exception {
        Import lines = new Import("throttled", 20_000, 50);
        HttpResponse<String> answer;
        throttle(2_000.0);
        try {
            answer = lines.send(scene().ingest.uri());
        } finally {
            throttle(null);
        }

        assertThat(answer.statusCode()).as(answer.body()).isIn(207, 503);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        if (answer.statusCode() == 207) {
            JsonNode told = Json.MAPPER.readTree(answer.body());
            assertThat(told.at("/unread/status").asInt()).isEqualTo(503);
            // what stands there may be more: taken, and not acknowledged in time
            assertThat(new HashSet<>(updates(lines)))
                    .hasSizeGreaterThanOrEqualTo(told.get("accepted").asInt());
        }
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(lines.send(scene().ingest.uri()).statusCode()).isEqualTo(202));
        assertSentAgainIsTrueOnce(lines);
    }

    private void assertSentAgainIsTrueOnce(Import lines) throws Exception {
        HttpResponse<String> again = lines.send(scene().ingest.uri());

        assertThat(again.statusCode()).as(again.body()).isEqualTo(202);
        String history = scene().topics.history().name();
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(lines.found(scene().cluster.bootstrapServers(), history))
                                .hasSizeGreaterThanOrEqualTo(lines.lines()));
        assertThat(lines.found(scene().cluster.bootstrapServers(), history)).isEqualTo(lines.all());
    }

    private List<Integer> updates(Import lines) {
        return lines.found(scene().cluster.bootstrapServers(), scene().topics.updates().name());
    }

    /** Half of it is on its way when ingest dies. */
    private static void halt(int block, CountDownLatch until) {
        if (block == 50) {
            try {
                until.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** How many bytes a second a broker takes from ingest; null: as many as come. */
    private void throttle(@Nullable Double bytesPerSecond) throws Exception {
        var ingest = new ClientQuotaEntity(Map.of(ClientQuotaEntity.CLIENT_ID, CLIENT));
        var rate = new ClientQuotaAlteration.Op("producer_byte_rate", bytesPerSecond);
        try (Admin admin = scene().cluster.admin()) {
            admin.alterClientQuotas(List.of(new ClientQuotaAlteration(ingest, List.of(rate))))
                    .all()
                    .get();
        }
    }
}
