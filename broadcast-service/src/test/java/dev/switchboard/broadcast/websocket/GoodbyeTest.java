package dev.switchboard.broadcast.websocket;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.switchboard.broadcast.client.Feed;
import dev.switchboard.broadcast.client.HeldUpdates;
import dev.switchboard.broadcast.client.Node;
import dev.switchboard.testkit.TestKafka;
import dev.switchboard.testkit.client.FrameSocket;
import dev.switchboard.testkit.client.StompFrame;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a client asked for before it said goodbye is answered before the goodbye. */
@TestInstance(Lifecycle.PER_CLASS)
final class GoodbyeTest {

    private static final int MANY = 20;
    private static final String UPDATE = Feed.body("c", "Chennai");

    private final Node node =
            Node.startWith(
                            HeldUpdates.Parts.class,
                            "spring.kafka.bootstrap-servers=" + TestKafka.bootstrapServers(),
                            "switchboard.topic-prefix=" + TestKafka.freshTopics().prefix())
                    .untilReady();
    private final HeldUpdates updates = node.bean("heldUpdates", HeldUpdates.class);

    @AfterAll
    void stop() {
        node.close();
    }

    @Test
    void every_SEND_is_receipted_before_DISCONNECT() throws IOException {
        try (FrameSocket client = stomp()) {
            client.send(sends() + disconnect());
            awaitHeld(MANY);

            updates.acknowledge();

            List<String> receipts = receipts(client.untilClosed(1000));
            assertThat(receipts).hasSize(MANY + 1).last().isEqualTo("bye");
            assertThat(receipts).contains(receiptIds());
        }
    }

    @Test
    void an_update_that_fails_after_DISCONNECT_is_an_ERROR() throws IOException {
        try (FrameSocket client = stomp()) {
            client.send(send("r") + disconnect());
            awaitHeld(1);

            updates.fail();

            List<String> texts = client.untilClosed(1002);
            assertThat(texts).singleElement().asString().startsWith("ERROR\n");
            assertThat(StompFrame.parse(texts.getFirst()).raw("receipt-id")).isEqualTo("r");
        }
    }

    @Test
    void every_SEND_is_receipted_before_the_ERROR_that_a_later_frame_deserves() throws IOException {
        try (FrameSocket client = stomp()) {
            client.send(sends() + "SUBSCRIBE\nid:a\ndestination:/topic/nothing\n\n\0");
            awaitHeld(MANY);

            updates.acknowledge();

            List<String> texts = client.untilClosed(1002);
            assertThat(receipts(texts.subList(0, MANY))).containsExactlyInAnyOrder(receiptIds());
            assertThat(texts.getLast()).startsWith("ERROR\n").contains("/topic/nothing");
        }
    }

    @Test
    void every_SEND_is_receipted_before_a_close_frame_is_answered() throws IOException {
        try (FrameSocket client = stomp()) {
            client.send(sends());
            client.sendClose(1001);
            awaitHeld(MANY);

            updates.acknowledge();

            assertThat(receipts(client.untilClosed(1001))).containsExactlyInAnyOrder(receiptIds());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {FrameSocket.TEXT, FrameSocket.PING, FrameSocket.PONG, FrameSocket.CLOSE})
    void what_follows_a_close_frame_is_passed_over(int opcode) throws IOException {
        try (FrameSocket client = stomp();
                FrameSocket other = json()) {
            client.send(sends());
            sendCommands(other);
            for (FrameSocket socket : List.of(client, other)) {
                socket.sendClose(1001);
                socket.send(opcode, new byte[] {3, (byte) 0xe8, (byte) 'a'});
            }
            awaitHeld(2 * MANY);

            updates.acknowledge();

            assertThat(receipts(client.untilClosed(1001))).containsExactlyInAnyOrder(receiptIds());
            assertAllAnswered(other.untilClosed(1001));
        }
    }

    @Test
    void every_SEND_is_receipted_though_the_client_sends_nothing_more() throws IOException {
        try (FrameSocket client = stomp()) {
            client.send(sends());
            client.shutdownOutput();
            awaitHeld(MANY);

            updates.acknowledge();

            assertThat(receipts(client.untilClosed(1000))).containsExactlyInAnyOrder(receiptIds());
            assertThatThrownBy(client::next).isInstanceOf(EOFException.class);
        }
    }

    @Test
    void every_command_is_answered_before_a_close_frame_is() throws IOException {
        try (FrameSocket client = json()) {
            sendCommands(client);
            client.sendClose(3000);
            awaitHeld(MANY);

            updates.acknowledge();

            assertAllAnswered(client.untilClosed(3000));
        }
    }

    @Test
    void every_command_is_answered_though_the_client_sends_nothing_more() throws IOException {
        try (FrameSocket client = json()) {
            sendCommands(client);
            client.shutdownOutput();
            awaitHeld(MANY);

            updates.acknowledge();

            assertAllAnswered(client.untilClosed(1000));
            assertThatThrownBy(client::next).isInstanceOf(EOFException.class);
        }
    }

    @Test
    void who_closes_with_nothing_to_wait_for_is_answered_at_once() throws IOException {
        try (FrameSocket client = json()) {
            client.sendClose(1000);

            assertThat(client.untilClosed(1000)).isEmpty();
        }
        try (FrameSocket client = json()) {
            client.shutdownOutput();

            assertThat(client.untilClosed(1000)).isEmpty();
        }
        await().until(() -> connections() == 0);
    }

    @Test
    void who_closes_with_a_reason_reads_it_back() throws IOException {
        byte[] goodbye = "\3\350RSVP later".getBytes(ISO_8859_1);
        try (FrameSocket client = json()) {
            client.send(FrameSocket.CLOSE, goodbye);

            FrameSocket.Frame frame = client.next();
            assertThat(frame.opcode()).isEqualTo(FrameSocket.CLOSE);
            assertThat(frame.payload()).isEqualTo(ByteBuffer.wrap(goodbye));
        }
    }

    @Test
    void who_is_gone_before_its_answers_come_is_forgotten() throws IOException {
        try (FrameSocket client = json();
                FrameSocket other = stomp()) {
            sendCommands(client);
            client.sendClose(1000);
            other.send(sends() + disconnect());
            awaitHeld(2 * MANY);
        }

        updates.fail();

        await().until(() -> connections() == 0);
    }

    private FrameSocket stomp() throws IOException {
        FrameSocket client = FrameSocket.open(node, "/stomp");
        client.send("CONNECT\naccept-version:1.2\n\n\0");
        assertThat(client.next().text()).startsWith("CONNECTED");
        return client;
    }

    private FrameSocket json() throws IOException {
        FrameSocket client = FrameSocket.open(node, "/ws?contract_id=none");
        assertThat(client.next().text()).contains("welcome");
        return client;
    }

    private static String sends() {
        return String.join("", Stream.of(receiptIds()).map(GoodbyeTest::send).toList());
    }

    private static String send(String receipt) {
        return "SEND\ndestination:/app/update\nreceipt:" + receipt + "\n\n" + UPDATE + "\0";
    }

    private static String disconnect() {
        return "DISCONNECT\nreceipt:bye\n\n\0";
    }

    private static String[] receiptIds() {
        return IntStream.range(0, MANY).mapToObj(Integer::toString).toArray(String[]::new);
    }

    private static List<String> receipts(List<String> frames) {
        return frames.stream().map(StompFrame::parse).map(f -> f.raw("receipt-id")).toList();
    }

    private static void sendCommands(FrameSocket client) throws IOException {
        for (int i = 0; i < MANY; i++) {
            client.send("{\"type\":\"contract_update\",\"data\":" + UPDATE + "}");
        }
        for (String type : List.of("get_history", "get_status", "heartbeat", "unsubscribe")) {
            client.send("{\"type\":\"" + type + "\",\"request_id\":1}");
        }
    }

    private static void assertAllAnswered(List<String> texts) {
        assertThat(texts.stream().filter(text -> text.contains("\"accepted\""))).hasSize(MANY);
        assertThat(texts.stream().filter(text -> text.contains("\"request_id\":1"))).hasSize(4);
    }

    private void awaitHeld(int count) {
        await().until(() -> updates.count() == count);
    }

    private long connections() {
        return node.http().get("/contracts/status").json().get("connections").asLong();
    }
}
