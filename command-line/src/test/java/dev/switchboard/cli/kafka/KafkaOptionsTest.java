package dev.switchboard.cli.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

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

    private static KafkaAccess access(Map<String, String> environment, String... words) {
        Holder holder = new Holder();
        new CommandLine(holder).parseArgs(words);
        return holder.options.access(environment);
    }
}
