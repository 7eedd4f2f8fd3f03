package dev.switchboard.stack.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.model.feed.Topics;
import dev.switchboard.model.json.Json;
import dev.switchboard.stack.cluster.Broker;
import dev.switchboard.stack.cluster.Cluster;
import dev.switchboard.stack.service.Service;
import dev.switchboard.stack.service.Service.Kind;
import dev.switchboard.testkit.soak.Soak;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * The broker can't write any more. What fails is the same as on a full disk, a write to a file; but
 * it is a limit on the size of its files that makes it fail, which needs no rights to set.
 */
@Soak
@Tag("faults")
class DiskFullTest {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** More than what a broker needs to start, less than what is sent. */
    private static final int LARGEST_FILE_MEGABYTES = 12;

    @TempDir private static Path folder;

    @Test
    void what_was_acknowledged_is_there_and_the_rest_is_told() throws Exception {
        String updates = new Topics("").updates().name();
        Import lines = new Import("full", 200_000, 1);
        try (Cluster cluster = Cluster.small(folder, LARGEST_FILE_MEGABYTES);
                Service ingest =
                        Service.start(
                                Kind.INGEST,
                                Map.of(
                                        "KAFKA_BOOTSTRAP_SERVERS",
                                        cluster.bootstrapServers(),
                                        "SPRING_KAFKA_PRODUCER_COMPRESSION_TYPE",
                                        "none",
                                        "LOG_LEVEL",
                                        "WARN"))) {
            ingest.untilReady();

            HttpResponse<String> answer = lines.send(ingest.uri());

            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(207);
            JsonNode told = Json.MAPPER.readTree(answer.body());
            int accepted = told.get("accepted").asInt();
            assertThat(accepted).isPositive();
            assertThat(told.at("/unread/from").asInt()).isLessThan(lines.lines());
            assertThat(told.at("/unread/status").asInt()).isEqualTo(503);
            Broker broker = cluster.brokers().getFirst();
            await().atMost(PATIENCE).until(() -> !broker.program().isRunning());

            broker.startWithRoom();
            cluster.untilWhole();
            ingest.untilReady();

            // one contract, so one partition: what is acknowledged is the beginning
            assertThat(lines.found(cluster.bootstrapServers(), updates))
                    .containsAll(IntStream.range(0, accepted).boxed().toList());
            assertThat(lines.send(ingest.uri()).statusCode()).isEqualTo(202);
        }
    }
}
