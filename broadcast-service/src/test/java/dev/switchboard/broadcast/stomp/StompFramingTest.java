package dev.switchboard.broadcast.stomp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.broadcast.client.BroadcastTest;
import dev.switchboard.broadcast.client.Feed;
import dev.switchboard.testkit.client.FrameSocket;
import dev.switchboard.testkit.client.StompClient;
import java.io.IOException;
import org.junit.jupiter.api.Test;

final class StompFramingTest extends BroadcastTest {

    @Test
    void a_frame_may_be_split_over_messages() {
        try (var client = StompClient.connected(node())) {
            client.send("SUBSCR").send("IBE\nid:sub-0\ndestination:/topic/");
            client.send("contracts\nreceipt:r\n\n").send("\0");

            client.receipt("r");
        }
    }

    @Test
    void a_message_may_hold_several_frames() {
        try (var client = StompClient.connected(node())) {
            client.send(
                    "ACK\nid:1\nreceipt:a\n\n\0\nACK\nid:2\nreceipt:b\n\n\0ACK\nid:3\nreceipt:c");
            client.send("\n\n\0");

            client.receipt("a");
            client.receipt("b");
            client.receipt("c");
        }
    }

    @Test
    void many_small_frames_may_together_be_larger_than_one_frame() {
        String frame = "ACK\nid:1\n\n\0";
        try (var client = StompClient.connected(node())) {
            client.send(frame.repeat(70_000 / frame.length()) + "ACK\nid:2\nreceipt:r\n\n\0");

            client.receipt("r");
        }
    }

    @Test
    void binary_messages_are_read_alike() {
        String contract = freshContract();
        try (var client = StompClient.connected(node())) {
            client.subscribe("sub-0", "/topic/contracts/" + contract);
            byte[] send =
                    ("SEND\ndestination:/app/update\n\n" + Feed.body(contract, "Chennai") + "\0")
                            .getBytes(UTF_8);

            client.send(send);

            assertThat(client.next("MESSAGE").body()).contains(contract);
        }
    }

    @Test
    void lines_may_end_with_carriage_returns() {
        try (var client = StompClient.connected(node())) {
            client.send("ACK\r\nid:1\r\nreceipt:r\r\n\r\n\0");

            client.receipt("r");
        }
    }

    @Test
    void heartbeats_are_offered() {
        try (var client = StompClient.open(node())) {
            client.frame("CONNECT", "accept-version:1.2", "heart-beat:0,0");

            assertThat(client.next("CONNECTED").raw("heart-beat")).isEqualTo("10000,10000");
        }
    }

    @Test
    void a_client_that_wants_heartbeats_gets_them() {
        try (var client = StompClient.open(otherNode())) {
            client.frame("CONNECT", "accept-version:1.2", "heart-beat:0,100");
            client.next("CONNECTED");

            client.heartbeat();
            client.heartbeat();
        }
    }

    @Test
    void a_client_that_promised_heartbeats_and_falls_silent_is_closed() {
        try (var client = StompClient.open(otherNode())) {
            client.frame("CONNECT", "accept-version:1.2", "heart-beat:100,0");
            client.next("CONNECTED");

            assertThat(client.fault().header("message")).contains("no heart-beat", "every 400 ms");
        }
    }

    @Test
    void what_follows_DISCONNECT_in_its_message_is_passed_over() throws IOException {
        for (String rest : new String[] {" ", "\0", "garbage", "NONSENSE\n\n\0"}) {
            try (FrameSocket client = FrameSocket.open(node(), "/stomp")) {
                client.send("CONNECT\naccept-version:1.2\n\n\0");
                client.next();

                client.send("DISCONNECT\nreceipt:d\n\n\0" + rest);

                assertThat(client.untilClosed(1000)).singleElement().asString().contains(":d\n");
            }
        }
    }

    @Test
    void spaces_around_the_name_of_a_length_count_for_nothing_in_1_0() throws IOException {
        for (String length : new String[] {"content-length : 3", " content-length:3"}) {
            try (FrameSocket client = FrameSocket.open(node(), "/stomp")) {
                client.send("CONNECT\n\n\0");
                client.next();

                client.send("SEND\ndestination:/app/update\n" + length + "\n\na\0b\0");

                assertThat(client.untilClosed(1002))
                        .singleElement()
                        .asString()
                        .contains("malformed-json");
            }
        }
    }
}
