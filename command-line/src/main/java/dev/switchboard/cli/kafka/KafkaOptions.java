package dev.switchboard.cli.kafka;

import dev.switchboard.cli.terminal.FileFault;
import dev.switchboard.cli.terminal.Terminal;
import dev.switchboard.model.feed.Topics;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options that say where Kafka is, the same for every command that needs it. */
public final class KafkaOptions {

    /** Where {@code ./switchboard run} has its Kafka, unless that port was taken. */
    public static final String DEFAULT_SERVERS = "localhost:9092";

    /** Replaced by that of the command that has these options. */
    @Spec(Spec.Target.MIXEE)
    private CommandSpec command = CommandSpec.create();

    @Option(
            names = "--kafka",
            paramLabel = "HOST:PORT",
            description = {
                "Kafka's bootstrap servers, between commas",
                "(default: the variable KAFKA_BOOTSTRAP_SERVERS, or else " + DEFAULT_SERVERS + ")"
            })
    private @Nullable String servers;

    @Option(
            names = "--kafka-config",
            paramLabel = "FILE",
            description = "settings of Kafka's clients, such as security: a properties file")
    private @Nullable Path config;

    @Option(
            names = "--topic-prefix",
            paramLabel = "TEXT",
            description = {
                "stands before the names of all topics",
                "(default: the variable SWITCHBOARD_TOPIC_PREFIX, or else none)"
            })
    private @Nullable String topicPrefix;

    /** What a command does with Kafka; answers with its exit code. */
    @FunctionalInterface
    public interface Task {
        int run(KafkaAccess kafka) throws KafkaTrouble;
    }

    /** Runs the task; what goes wrong with Kafka becomes one line and the exit code 1. */
    public int run(Terminal terminal, Task task) {
        KafkaAccess kafka = access(System.getenv());
        try {
            return task.run(kafka);
        } catch (KafkaTrouble e) {
            terminal.complain(e.line());
        } catch (KafkaException | OutOfMemoryError e) {
            terminal.complain(KafkaTrouble.of(e, kafka.servers()).line());
        }
        return 1;
    }

    KafkaAccess access(Map<String, String> environment) {
        Map<String, String> settings = settings();
        String from = settings.remove(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG);
        if (servers != null) {
            from = servers;
        } else if (from == null) {
            from = environment.getOrDefault("KAFKA_BOOTSTRAP_SERVERS", DEFAULT_SERVERS);
        }
        if (!BootstrapServers.areAddresses(from)) {
            throw new ParameterException(
                    command.commandLine(),
                    "'%s' is not an address of Kafka like %s; --kafka names one, or more between"
                                    .formatted(from, DEFAULT_SERVERS)
                            + " commas");
        }
        String prefix =
                topicPrefix == null
                        ? environment.getOrDefault("SWITCHBOARD_TOPIC_PREFIX", "")
                        : topicPrefix;
        return new KafkaAccess(from, settings, new Topics(prefix));
    }

    private ParameterException wrong(String fault) {
        return new ParameterException(
                command.commandLine(), "--kafka-config %s %s".formatted(config, fault));
    }

    private Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>();
        if (config == null) {
            return settings;
        }
        Properties read = new Properties();
        try (Reader file = Files.newBufferedReader(config)) {
            read.load(file);
        } catch (IOException e) {
            throw wrong(FileFault.describe(config, e));
        } catch (IllegalArgumentException e) {
            throw wrong("has an escape \\u that is none");
        }
        read.stringPropertyNames().forEach(name -> settings.put(name, read.getProperty(name)));
        return settings;
    }
}
