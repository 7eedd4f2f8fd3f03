package dev.switchboard.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.Closeable;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedKafkaTest {

    @TempDir private static Path sharedFolder;

    /** For tests that leave it running. */
    private static EmbeddedKafka shared;

    @TempDir Path folder;

    @BeforeAll
    static void start() {
        shared = EmbeddedKafka.start(sharedFolder, 0, Map.of("log.retention.ms", "12345"));
    }

    @AfterAll
    static void stop() {
        shared.close();
    }

    @Test
    void data_outlive_the_broker_and_a_change_of_port() throws Exception {
        String firstAddress;
        try (EmbeddedKafka kafka = EmbeddedKafka.start(folder, 0)) {
            firstAddress = kafka.bootstrapServers();
            var client = new TopicClient(firstAddress);
            client.create("kept", 3);
            client.commit("kept", "a", "b", "c");
            client.abort("kept", "never");
        }

        String secondAddress;
        try (Closeable _ = take(portOf(firstAddress));
                EmbeddedKafka kafka = EmbeddedKafka.start(folder, 0)) {
            secondAddress = kafka.bootstrapServers();
            var client = new TopicClient(secondAddress);
            awaitCommitted(client, "a", "b", "c");
            client.commit("kept", "d");
            awaitCommitted(client, "a", "b", "c", "d");
            assertThat(kafka.fault()).isEmpty();
        }
        assertThat(secondAddress).isNotEqualTo(firstAddress);
    }

    @Test
    void a_broker_that_was_killed_comes_back_with_all_that_was_committed(@TempDir Path asKilled)
            throws Exception {
        try (EmbeddedKafka kafka = EmbeddedKafka.start(folder, 0)) {
            var client = new TopicClient(kafka.bootstrapServers());
            client.create("kept", 1);
            client.commit("kept", "a", "b");
            // else the copy, file after file, could hold the end of the commit without its middle
            awaitCommitted(client, "a", "b");
            FolderCopy.of(folder, asKilled);
        }

        // it is let in when the session of the killed one has run out, however long that was
        Map<String, String> shortSession = Map.of("broker.session.timeout.ms", "1000");
        try (EmbeddedKafka kafka = EmbeddedKafka.start(asKilled, 0, shortSession)) {
            var client = new TopicClient(kafka.bootstrapServers());
            awaitCommitted(client, "a", "b");
        }
    }

    @Test
    void a_topic_is_not_created_by_use() throws Exception {
        var client = new TopicClient(shared.bootstrapServers());

        client.lookUp("misspelt");

        assertThat(client.topics()).doesNotContain("misspelt");
    }

    @Test
    void an_override_replaces_a_setting() throws Exception {
        var client = new TopicClient(shared.bootstrapServers());
        client.create("short", 1);

        assertThat(client.setting("short", "retention.ms")).isEqualTo("12345");
    }

    @Test
    void closing_twice_does_nothing_more() {
        EmbeddedKafka kafka = EmbeddedKafka.start(folder, 0);
        kafka.close();
        kafka.close();

        assertThat(kafka.fault()).isEmpty();
    }

    @Test
    void a_file_in_place_of_the_folder_is_said_so() throws IOException {
        Path file = Files.createFile(folder.resolve("taken"));

        assertThatThrownBy(() -> EmbeddedKafka.start(file, 0))
                .isInstanceOf(UnusableDataFolderException.class)
                .hasMessageContaining(file.toString())
                .hasMessageNotContaining("\n");
    }

    @Test
    void a_folder_in_use_is_refused_and_its_user_goes_on() throws Exception {
        assertThatThrownBy(() -> EmbeddedKafka.start(sharedFolder, 0))
                .isInstanceOf(UnusableDataFolderException.class)
                .hasMessageEndingWith("cannot be used: another broker is using it");

        var client = new TopicClient(shared.bootstrapServers());
        client.create("still-here", 1);
        assertThat(client.topics()).contains("still-here");
    }

    @Test
    void data_of_another_node_are_refused() throws IOException {
        Path log = Files.createDirectories(folder.resolve("log"));
        Files.writeString(
                log.resolve("meta.properties"),
                "version=1\nnode.id=7\ncluster.id=another\ndirectory.id=Zm9vYmFyZm9vYmFyZm9vYg\n");

        assertThatThrownBy(() -> EmbeddedKafka.start(folder, 0))
                .isInstanceOf(UnusableDataFolderException.class)
                .hasMessageContaining("node");
    }

    @Test
    void a_port_in_use_is_refused_and_the_folder_stays_free() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, loopback())) {
            assertThatThrownBy(() -> EmbeddedKafka.start(folder, socket.getLocalPort()))
                    .isInstanceOf(KafkaStartException.class)
                    .hasMessageContaining("127.0.0.1:" + socket.getLocalPort());
        }
        BrokerFolder.take(folder).close();
    }

    @Test
    void a_setting_that_kafka_refuses_leaves_the_folder_free() throws IOException {
        assertThatThrownBy(() -> EmbeddedKafka.start(folder, 0, Map.of("num.io.threads", "many")))
                .isInstanceOf(ConfigException.class);

        BrokerFolder.take(folder).close();
    }

    /** Kafka writes the markers that make records readable after it has acknowledged a commit. */
    private static void awaitCommitted(TopicClient client, String... values) {
        await().atMost(Duration.ofMinutes(2))
                .untilAsserted(() ->
                        assertThat(client.committed("kept")).containsExactlyInAnyOrder(values));
    }

    /** Keeps a port from the broker, unless somebody else does so already. */
    private static Closeable take(int port) throws IOException {
        try {
            return new ServerSocket(port, 1, loopback());
        } catch (BindException _) {
            return () -> {};
        }
    }

    private static InetAddress loopback() throws IOException {
        return InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    }

    private static int portOf(String address) {
        return Integer.parseInt(address.substring(address.indexOf(':') + 1));
    }
}
