package dev.switchboard.broadcast.websocket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.switchboard.broadcast.client.Feed;
import dev.switchboard.broadcast.client.Node;
import dev.switchboard.broadcast.client.PatientDrain;
import dev.switchboard.model.feed.Topics;
import dev.switchboard.testkit.RawLog;
import dev.switchboard.testkit.TestKafka;
import dev.switchboard.testkit.client.FrameSocket;
import dev.switchboard.testkit.client.JsonClient;
import java.io.EOFException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.apache.kafka.common.IsolationLevel;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.web.socket.CloseStatus;
import tools.jackson.databind.JsonNode;

/** A client that is still sending when the server closes reads the server's last word. */
final class LingerTest {

    static final Duration LONG_ENOUGH = Duration.ofMinutes(2);

    /** More than the buffers of both sides hold. */
    private static final byte[] MUCH = new byte[32 * 1024 * 1024];

    private static final byte[] RESERVED_OPCODE = {(byte) 0x83, (byte) 0x80, 0, 0, 0, 0};

    /** For tests that leave it running. */
    private static Node shared;

    /** As long as a busy machine may need. */
    @Configuration(proxyBeanMethods = false)
    @Import({PatientDrain.class, ClosedWhileOpening.class})
    static class LongLinger {

        @Bean
        @Primary
        Linger patient() {
            return new Linger(LONG_ENOUGH);
        }
    }

    @BeforeAll
    static void start() {
        shared = node(TestKafka.freshTopics());
    }

    @AfterAll
    static void stop() {
        shared.close();
    }

    static Node node(Topics topics) {
        return Node.startWith(
                        LongLinger.class,
                        "spring.kafka.bootstrap-servers=" + TestKafka.bootstrapServers(),
                        "switchboard.topic-prefix=" + topics.prefix())
                .untilReady();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/ws", "/stomp"})
    void a_fault_of_the_protocol(String path) throws IOException {
        try (FrameSocket client = FrameSocket.open(shared, path)) {
            client.send(RESERVED_OPCODE);

            assertReadsToItsEnd(client, 1002);
        }
    }

    @Test
    void a_fault_of_stomp() throws IOException {
        try (FrameSocket client = FrameSocket.open(shared, "/stomp")) {
            client.send("NONSENSE\n\n\0");

            assertReadsToItsEnd(client, 1002);
        }
    }

    @Test
    void a_close_before_the_session_is_made() throws IOException {
        try (FrameSocket client = FrameSocket.open(shared, ClosedWhileOpening.PATH)) {
            assertReadsToItsEnd(client, 1012);
        }
        assertThat(shared.bean("told", ClosedWhileOpening.Told.class).ofClose())
                .succeedsWithin(LONG_ENOUGH)
                .extracting(CloseStatus::getCode)
                .isEqualTo(1012);
    }

    @Test
    void a_library_that_goes_on_sending_to_a_node_that_stops() {
        Topics topics = TestKafka.freshTopics();
        try (Node node = node(topics);
                JsonClient client = JsonClient.welcomed(node, "?contract_id=none")) {
            var _ = Thread.ofVirtual().start(() -> sendUntilClosed(client));
            client.next("accepted");

            CompletableFuture<Void> stopped = CompletableFuture.runAsync(node::close);

            long accepted =
                    1 + client.until("reconnect").stream().filter(LingerTest::isAccepted).count();
            assertThat(client.closed().code()).isEqualTo(1012);
            assertThat(stopped).succeedsWithin(LONG_ENOUGH);
            assertThat(RawLog.read(topics.updates().name(), IsolationLevel.READ_COMMITTED))
                    .hasSize((int) accepted);
        }
    }

    private static boolean isAccepted(JsonNode message) {
        return message.path("type").asString().equals("accepted");
    }

    private static void sendUntilClosed(JsonClient client) {
        String update = Feed.body("c", "Chennai");
        try {
            while (true) {
                client.send("{\"type\": \"contract_update\", \"data\": " + update + "}");
            }
        } catch (CompletionException _) {
            // the node has taken leave
        }
    }

    static void assertReadsToItsEnd(FrameSocket client, int code) throws IOException {
        assertThat(client.closeCode()).isEqualTo(code);
        assertThatCode(() -> client.send(MUCH)).doesNotThrowAnyException();
        assertThatThrownBy(client::next).isInstanceOf(EOFException.class);
    }
}
