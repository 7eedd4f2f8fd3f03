package dev.switchboard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.cli.Dlt.Ended;
import dev.switchboard.cli.dlt.DeadLetterTopic;
import dev.switchboard.cli.terminal.Screen;
import dev.switchboard.model.feed.TopicSetup;
import dev.switchboard.model.feed.Topics;
import dev.switchboard.testkit.ClosedPort;
import dev.switchboard.testkit.RawServer;
import dev.switchboard.testkit.Samples;
import dev.switchboard.testkit.TestKafka;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes wrong with Kafka is one line. */
class DltFaultsTest {

    @TempDir private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"list", "show 0-1", "replay 0-1", "replay --all --yes"})
    void a_kafka_that_is_away(String command) throws Exception {
        String impatient = config("default.api.timeout.ms=500", "request.timeout.ms=400");
        try (ClosedPort nobody = new ClosedPort()) {
            Ended ended = run(command, "--kafka", nobody.address(), "--kafka-config", impatient);

            assertThat(ended)
                    .isEqualTo(
                            new Ended(
                                    1,
                                    List.of(),
                                    List.of(
                                            "switchboard: Kafka does not answer at "
                                                    + nobody.address()
                                                    + "; --kafka says where it is (`run` prints"
                                                    + " it)")));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"list", "show 0-1", "replay 0-1", "skip 0-1"})
    void what_never_answers_is_away_too(String command) throws Exception {
        String impatient = config("default.api.timeout.ms=500", "request.timeout.ms=400");
        for (boolean hangUp : new boolean[] {false, true}) {
            try (RawServer other = new RawServer("", hangUp)) {
                Ended ended = run(command, "--kafka", other.address(), "--kafka-config", impatient);

                assertThat(ended.exit()).isEqualTo(1);
                assertThat(ended.err())
                        .containsExactly(
                                "switchboard: Kafka does not answer at %s; --kafka says where it is"
                                                .formatted(other.address())
                                        + " (`run` prints it)");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                ",",
                "localhost",
                "localhost:",
                "localhost:port",
                "localhost:0",
                "localhost:99999",
                "localhost:999999999999",
                ":9092",
                "no..host:9092",
                "a b:9092",
                "a:9092,",
                "a:9092;b:9092",
                "a:9092,b",
                "http://x",
                "http://x:9092",
                "http://x:9092/",
                "[::1:9092",
            })
    void an_address_that_is_none_is_wrong_usage(String address) {
        for (String command : List.of("list", "show 0-1", "replay 0-1")) {
            Ended ended = run(command, "--kafka", address);

            assertThat(ended.exit()).isEqualTo(2);
            assertThat(ended.err())
                    .singleElement()
                    .asString()
                    .startsWith(
                            "switchboard: '%s' is not an address of Kafka like localhost:9092; "
                                    .formatted(address));
        }
    }

    @Test
    void a_name_that_nobody_has() {
        Ended ended = run("list", "--kafka", "nowhere.invalid:9092");

        assertThat(ended)
                .isEqualTo(
                        new Ended(
                                1,
                                List.of(),
                                List.of(
                                        "switchboard: no host is known by the name in"
                                                + " nowhere.invalid:9092; --kafka says where Kafka"
                                                + " is")));
    }

    @Test
    void a_kafka_that_has_no_such_topic() {
        Ended ended = run("list", "--kafka", kafka(), "--topic-prefix", "elsewhere.");

        assertThat(ended)
                .isEqualTo(
                        new Ended(
                                1,
                                List.of(),
                                List.of(
                                        "switchboard: Kafka at %s has no topic".formatted(kafka())
                                                + " elsewhere.contract.updates.dlt: is it the"
                                                + " right one (--kafka; `run` prints its own), and"
                                                + " --topic-prefix?")));
    }

    @Test
    void a_prefix_that_no_topic_can_have() {
        Ended ended = run("list", "--kafka", kafka(), "--topic-prefix", "a b");

        assertThat(ended.exit()).isEqualTo(1);
        assertThat(ended.err()).hasSize(1).first().asString().contains("--topic-prefix");
    }

    @Test
    void a_kafka_that_has_no_topic_of_updates() throws Exception {
        Topics topics = TestKafka.freshTopics();
        try (Admin admin = TestKafka.admin()) {
            new TopicSetup(admin).ensure(List.of(topics.deadLetters()));
        }

        Ended ended =
                run("replay --all --yes", "--kafka", kafka(), "--topic-prefix", topics.prefix());

        assertThat(ended.exit()).isEqualTo(1);
        assertThat(ended.err())
                .hasSize(1)
                .first()
                .asString()
                .contains("has no topic " + topics.updates().name());
    }

    @Test
    void settings_that_kafka_does_not_know_how_to_use() throws Exception {
        String broken = config("security.protocol=PIGEON");

        Ended ended = run("list", "--kafka", kafka(), "--kafka-config", broken);

        assertThat(ended.exit()).isEqualTo(1);
        assertThat(ended.err()).hasSize(1).first().asString().contains("security.protocol");
    }

    @Test
    void settings_that_would_break_a_promise_are_passed_over() throws Exception {
        try (DeadLetterTopic deadLetters = new DeadLetterTopic()) {
            deadLetters.refuseInVain("c-1", "junk");
            String position = deadLetters.refuse(null, Samples.JSON);
            String careless =
                    config(
                            "isolation.level=read_uncommitted",
                            "group.id=g",
                            "enable.auto.commit=true",
                            "acks=0",
                            "enable.idempotence=false",
                            "transactional.id=t",
                            "value.serializer=none");
            Dlt dlt = new Dlt(deadLetters);

            assertThat(dlt.run("list", "--kafka-config", careless).out())
                    .hasSize(1)
                    .first()
                    .asString()
                    .startsWith(position + "\t");
            // without an acknowledgement there would be no message id
            assertThat(dlt.run("replay", position, "--kafka-config", careless).out())
                    .first()
                    .asString()
                    .startsWith(position + " sent as contracts-");
            assertThat(deadLetters.updates()).hasSize(1);
        }
    }

    @Test
    void a_letter_that_is_larger_than_kafka_takes_fails_alone() throws Exception {
        try (DeadLetterTopic deadLetters =
                new DeadLetterTopic(Map.of("max.message.bytes", "600"), 1)) {
            String large = deadLetters.refuse(null, Samples.JSON + " ".repeat(500));
            deadLetters.refuse(null, Samples.JSON);

            Ended replay = new Dlt(deadLetters).run("replay", "--all", "--yes");

            assertThat(replay.exit()).isEqualTo(1);
            assertThat(replay.err())
                    .contains("switchboard: " + large + " failed: it is larger than Kafka takes");
            assertThat(replay.out()).endsWith("1 sent, 0 still invalid, 1 failed");
            assertThat(deadLetters.updates()).hasSize(1);
        }
    }

    @Test
    void after_a_letter_that_kafka_does_not_acknowledge_no_more_are_tried() throws Exception {
        try (DeadLetterTopic deadLetters = new DeadLetterTopic()) {
            String first = deadLetters.refuse(null, Samples.JSON);
            deadLetters.refuse(null, Samples.JSON);
            deadLetters.refuse(null, Samples.JSON);
            deadLetters.refuse(null, "junk");
            // gives Kafka no time to say where the topic is
            String impatient = config("max.block.ms=0");

            Ended replay =
                    new Dlt(deadLetters)
                            .run("replay", "--all", "--yes", "--kafka-config", impatient);

            assertThat(replay.exit()).isEqualTo(1);
            assertThat(replay.out())
                    .hasSize(2)
                    .endsWith("0 sent, 1 still invalid, 1 failed, 2 not tried");
            assertThat(replay.err())
                    .containsExactly(
                            "switchboard: %s failed: Kafka did not acknowledge it in time; it may"
                                            .formatted(first)
                                    + " have it nevertheless",
                            "The same command again sends the rest; what has arrived does not"
                                    + " count twice.");
            assertThat(deadLetters.updates()).isEmpty();
        }
    }

    @Test
    void a_body_that_cannot_be_read() {
        Ended ended = run("replay 0-1 --edit", folder.resolve("none.json").toString());

        assertThat(ended.exit()).isEqualTo(1);
        assertThat(ended.err())
                .hasSize(1)
                .first()
                .asString()
                .endsWith("none.json cannot be read: there is no such file");
    }

    private static String kafka() {
        return TestKafka.bootstrapServers();
    }

    private String config(String... lines) throws Exception {
        return Files.write(folder.resolve("kafka.properties"), List.of(lines)).toString();
    }

    private static Ended run(String command, String... options) {
        List<String> words = new ArrayList<>(List.of("dlt"));
        words.addAll(Arrays.asList(command.split(" ", -1)));
        words.addAll(Arrays.asList(options));
        Screen screen = new Screen();
        int exit = CommandLine.run(screen.terminal(), words.toArray(String[]::new));
        return new Ended(exit, screen.out(), screen.err());
    }
}
