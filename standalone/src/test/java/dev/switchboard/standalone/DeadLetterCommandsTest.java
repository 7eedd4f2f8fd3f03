package dev.switchboard.standalone;

import static dev.switchboard.standalone.SharedProduct.product;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.cli.kafka.KafkaOptions;
import dev.switchboard.model.feed.Topics;
import dev.switchboard.testkit.Program;
import dev.switchboard.testkit.RawLog;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** {@code ./switchboard dlt} against the running product: letters that its keeper wrote. */
@ExtendWith(SharedProduct.class)
class DeadLetterCommandsTest {

    private static final Topics TOPICS = new Topics("");

    @TempDir private Path folder = Path.of("");

    @Test
    void a_letter_is_found_shown_mended_and_taken() throws Exception {
        String position = refused("mended", update("mended", "Delhi"));

        Command list = dlt("list", "--contract", "mended");
        Command show = dlt("show", position);
        Command tooEarly = dlt("replay", position);
        Path file = folder.resolve("mended.json");
        Files.writeString(file, update("mended", "Chennai"));
        Command replay = dlt("replay", position, "--edit", file.toString());

        assertThat(list.output()).contains(position, "mended", "/location must be one of Chennai");
        assertThat(show.output()).contains("topic contract.updates, partition", "\"Delhi\"");
        assertThat(tooEarly.exit()).isEqualTo(1);
        assertThat(tooEarly.output()).contains("still invalid", "/location must be one of Chennai");
        assertThat(replay.exit()).as(replay.output()).isZero();
        awaitHistory("mended", "Chennai");
    }

    @Test
    void a_letter_that_is_sent_twice_counts_once() throws Exception {
        String position = refused(null, update("twice", "Chennai"));

        for (int time = 0; time < 2; time++) {
            Command replay = dlt("replay", position);
            assertThat(replay.exit()).as(replay.output()).isZero();
        }
        // is decided on after both, being of the same contract
        product().post("/update", update("twice", "Mumbai"));

        awaitHistory("twice", "Mumbai", "Chennai");
    }

    @Test
    void a_letter_under_a_key_used_before_is_taken_when_an_operator_says_so() throws Exception {
        say("reused", update("reused", "Chennai"), "k-1");
        String position = refused("reused", update("reused", "Mumbai"), "k-1");
        assertThat(dlt("list", "--contract", "reused").output()).contains("idempotency-key-reused");

        for (int time = 0; time < 2; time++) {
            Command replay = dlt("replay", position);
            assertThat(replay.exit()).as(replay.output()).isZero();
        }
        product().post("/update", update("reused", "Hyderabad"));

        awaitHistory("reused", "Hyderabad", "Mumbai", "Chennai");
    }

    @Test
    void kafka_is_where_the_environment_says_or_where_run_has_it() throws Exception {
        String position = refused("by-environment", "junk");

        try (Program list =
                Program.commandLine(
                        Map.of("KAFKA_BOOTSTRAP_SERVERS", product().instance().kafkaServers()),
                        "dlt",
                        "list",
                        "--contract",
                        "by-environment")) {
            assertThat(list.await()).as(list.output()).isZero();
            assertThat(list.output()).contains(position + "\t");
        }
        assertThat(KafkaOptions.DEFAULT_SERVERS).isEqualTo("localhost:" + Options.USUAL_KAFKA_PORT);
    }

    private static Command dlt(String... words) {
        List<String> all = new ArrayList<>(List.of("dlt"));
        all.addAll(Arrays.asList(words));
        all.addAll(List.of("--kafka", product().instance().kafkaServers()));
        return Command.run(all.toArray(String[]::new));
    }

    /** Says what the keeper will refuse; waits for its letter and answers where that lies. */
    private static String refused(@Nullable String key, String value, String... idempotencyKey)
            throws Exception {
        String origin = "contract.updates-" + say(key, value, idempotencyKey);
        ConsumerRecord<?, ?> letter =
                await().until(() -> letterOf(origin), Optional::isPresent).orElseThrow();
        return letter.partition() + "-" + letter.offset();
    }

    private static Optional<ConsumerRecord<byte[], byte[]>> letterOf(String origin) {
        return RawLog.read(
                        product().instance().kafkaServers(),
                        TOPICS.deadLetters().name(),
                        IsolationLevel.READ_COMMITTED)
                .stream()
                .filter(letter ->
                        Arrays.equals(
                                letter.headers().lastHeader("origin").value(),
                                origin.getBytes(UTF_8)))
                .findFirst();
    }

    // producers may leave out the key
    private static String say(@Nullable String key, String value, String... idempotencyKey)
            throws Exception {
        var record = new ProducerRecord<String, String>(TOPICS.updates().name(), key, value);
        for (String text : idempotencyKey) {
            record.headers().add("idempotency-key", text.getBytes(UTF_8));
        }
        try (Producer<String, String> producer =
                new KafkaProducer<>(
                        Map.of("bootstrap.servers", product().instance().kafkaServers()),
                        new StringSerializer(),
                        new StringSerializer())) {
            var at = producer.send(record).get();
            return at.partition() + "-" + at.offset();
        }
    }

    private static String update(String contract, String location) {
        return """
        {"contract_id": "%s", "location": "%s", "status": "active",
         "timestamp": "2024-01-01T12:00:00Z"}
        """
                .formatted(contract, location);
    }

    /** Waits until the history of a contract is this, the newest first. */
    private static void awaitHistory(String contract, String... locations) {
        await().untilAsserted(() ->
                assertThat(
                                product()
                                        .getJson("/contracts/history?contract_id=" + contract)
                                        .path("data")
                                        .valueStream()
                                        .map(DeadLetterCommandsTest::location))
                        .containsExactly(locations));
    }

    private static String location(JsonNode change) {
        return change.findPath("location").asString("none");
    }
}
