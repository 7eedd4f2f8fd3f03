package dev.switchboard.stack.fault;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.model.feed.RecordHeaders;
import dev.switchboard.stack.service.Service;
import dev.switchboard.testkit.RawLog;
import dev.switchboard.testkit.soak.Soak;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.Uuid;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The worst mistake of an operator: contract.history is deleted while updates flow. */
@Soak
@Tag("faults")
class HistoryDeletedTest {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int CONTRACTS = 8;

    @TempDir private static Path folder;

    @Test
    void all_that_was_acknowledged_is_true_again_once_and_in_order_and_everybody_is_told()
            throws Exception {
        try (Scene scene = Scene.start(folder);
                Onlooker first = new Onlooker(scene.one.uri());
                Onlooker second = new Onlooker(scene.other.uri())) {
            Map<String, Talker> talkers = new HashMap<>();
            for (int i = 0; i < CONTRACTS; i++) {
                talkers.put("c-" + i, new Talker(scene.ingest.uri(), "c-" + i));
            }
            try {
                awaitTalk(talkers, 50);

                deleteHistory(scene);

                int longest =
                        talkers.values().stream()
                                .mapToInt(talker -> talker.acknowledged().size())
                                .max()
                                .orElseThrow();
                awaitTalk(talkers, longest + 200);
                for (Talker talker : talkers.values()) {
                    talker.hush();
                }
                Map<String, List<String>> said = new HashMap<>();
                talkers.forEach((contract, talker) -> said.put(contract, talker.acknowledged()));
                await().atMost(PATIENCE)
                        .untilAsserted(() -> assertThat(kept(scene)).isEqualTo(said));
                scene.nodes().forEach(Service::untilReady);
                Map<String, String> latest = new HashMap<>();
                said.forEach((contract, ids) -> latest.put(contract, ids.getLast()));
                for (Onlooker onlooker : List.of(first, second)) {
                    await().atMost(PATIENCE)
                            .untilAsserted(
                                    () -> assertThat(onlooker.contracts()).isEqualTo(latest));
                    // one when it came, one of the topic made anew
                    assertThat(onlooker.snapshots()).isEqualTo(2);
                }
            } finally {
                talkers.values().forEach(Talker::close);
            }
        }
    }

    private static void awaitTalk(Map<String, Talker> talkers, int updates) {
        await().atMost(PATIENCE)
                .until(() ->
                        talkers.values().stream()
                                .allMatch(talker -> talker.acknowledged().size() >= updates));
    }

    /** Deletes it, and waits until a node has made it anew. */
    private static void deleteHistory(Scene scene) throws Exception {
        String history = scene.topics.history().name();
        try (Admin admin = scene.cluster.admin()) {
            Uuid before = id(admin, history);
            admin.deleteTopics(List.of(history)).all().get();
            await().atMost(PATIENCE)
                    .until(() -> !List.of(before, Uuid.ZERO_UUID).contains(id(admin, history)));
        }
    }

    private static Uuid id(Admin admin, String topic) throws InterruptedException {
        try {
            return admin.describeTopics(List.of(topic))
                    .allTopicNames()
                    .get()
                    .values()
                    .iterator()
                    .next()
                    .topicId();
        } catch (ExecutionException e) {
            return Uuid.ZERO_UUID;
        }
    }

    /** The message ids of each contract, in the order in which they became true. */
    private static Map<String, List<String>> kept(Scene scene) {
        var history =
                RawLog.read(
                        scene.cluster.bootstrapServers(),
                        scene.topics.history().name(),
                        IsolationLevel.READ_COMMITTED);
        Map<String, List<String>> kept = new HashMap<>();
        IntStream.range(0, CONTRACTS)
                .forEach(i -> {
                    byte[] key = ("c-" + i).getBytes(UTF_8);
                    kept.put(
                            "c-" + i,
                            history.stream()
                                    .filter(rec -> Arrays.equals(rec.key(), key))
                                    .map(rec ->
                                            "contracts-"
                                                    + RecordHeaders.text(
                                                                    rec.headers(),
                                                                    RecordHeaders.FROM)
                                                            .orElse("?"))
                                    .toList());
                });
        return kept;
    }
}
