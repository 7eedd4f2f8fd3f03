package dev.switchboard.cli.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.switchboard.testkit.RawServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.utils.Utils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParameterException;

class KafkaOptionsTest {

    private static final Map<String, String> ENVIRONMENT =
            Map.of("KAFKA_BOOTSTRAP_SERVERS", "by-env:1", "SWITCHBOARD_TOPIC_PREFIX", "env.");

    @TempDir private Path folder;

    @Command
    private static final class Holder {
        @Mixin private KafkaOptions options = new KafkaOptions();
    }

    @Test
    void without_options_it_is_where_run_has_its_kafka() {
        KafkaAccess access = access(Map.of());

        assertThat(access.servers()).isEqualTo("localhost:9092");
        assertThat(access.topics().updates().name()).isEqualTo("contract.updates");
        assertThat(access.settings()).isEmpty();
    }

    @Test
    void the_environment_is_asked_next() {
        KafkaAccess access = access(ENVIRONMENT);

        assertThat(access.servers()).isEqualTo("by-env:1");
        assertThat(access.topics().prefix()).isEqualTo("env.");
    }

    @Test
    void a_file_goes_before_the_environment_and_options_before_both() throws Exception {
        String file =
                Files.writeString(
                                folder.resolve("kafka.properties"),
                                "bootstrap.servers=by-file:1\nsecurity.protocol = SASL_SSL\n")
                        .toString();

        KafkaAccess byFile = access(ENVIRONMENT, "--kafka-config", file);
        KafkaAccess byOption =
                access(
                        ENVIRONMENT,
                        "--kafka-config",
                        file,
                        "--kafka",
                        "by-option:1",
                        "--topic-prefix",
                        "");

        assertThat(byFile.servers()).isEqualTo("by-file:1");
        assertThat(byFile.settings()).isEqualTo(Map.of("security.protocol", "SASL_SSL"));
        assertThat(byOption.servers()).isEqualTo("by-option:1");
        assertThat(byOption.topics().prefix()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a:1",
                "a:1, b.c:65535",
                "under_score:9092",
                "127.0.0.1:9092",
                "[::1]:9092",
                "[fe80::1%eth0]:9092",
                "::1:9092",
                "SASL_SSL://kafka.example.com.:9093",
                "INTERNAL://kafka-1:9092,A%B.c-d_1://kafka-2:9092",
            })
    void every_form_of_an_address_is_taken_as_it_is(String servers) {
        assertThat(access(Map.of(), "--kafka", servers).servers()).isEqualTo(servers);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a:1,", "a:1, ", ",a:1", "a:1,,b:1"})
    void nothing_between_commas_is_refused_as_by_kafka(String servers) {
        Map<String, Object> settings = Map.of("bootstrap.servers", servers);

        assertThat(BootstrapServers.areAddresses(servers)).isFalse();
        assertThatThrownBy(() -> new AdminClientConfig(settings))
                .isInstanceOf(ConfigException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://a:1", "HTTPS://a:1", "://a:1", "a:0", ":1", "[a:1", "a]:1"})
    void what_kafka_would_take_is_refused_where_it_leads_nowhere(String servers) {
        assertThat(BootstrapServers.areAddresses(servers)).isFalse();
        assertThat(Utils.getPort(servers)).isNotNull();
    }

    @Test
    void what_is_taken_kafka_can_read() {
        List<String> seeds = List.of("localhost:9092", "127.0.0.1:1, [::1]:2", "INTERNAL://::1:3");
        Random random = new Random(7);
        int taken = 0;
        for (int i = 0; i < 1_000; i++) {
            String text = RawServer.mutated(seeds.get(i % 3), ",:/[]%. -09aSé\u0000", random);
            if (!BootstrapServers.areAddresses(text)) {
                continue;
            }
            taken++;
            for (String each : text.split(",", -1)) {
                assertThat(Utils.getHost(each.strip())).as(text).isNotEmpty();
                assertThat(Utils.getPort(each.strip())).as(text).isBetween(1, 65_535);
            }
        }
        assertThat(taken).isPositive();
    }

    @Test
    void wrong_address_in_the_environment_is_wrong_usage() {
        Map<String, String> environment = Map.of("KAFKA_BOOTSTRAP_SERVERS", "kafka");

        assertThatThrownBy(() -> access(environment))
                .isInstanceOf(ParameterException.class)
                .hasMessageStartingWith("'kafka' is not an address of Kafka like localhost:9092");
    }

    private static KafkaAccess access(Map<String, String> environment, String... words) {
        Holder holder = new Holder();
        new CommandLine(holder).parseArgs(words);
        return holder.options.access(environment);
    }
}
