package dev.switchboard.router.outbound;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.switchboard.testkit.ClosedPort;
import dev.switchboard.testkit.StubServer;
import dev.switchboard.testkit.StubServer.Reply;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class OutboundClientTest {

    private final OutboundClient client = Clients.loopback();

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void a_request_arrives_and_its_response_comes_back() throws Exception {
        try (StubServer server =
                new StubServer(
                        _ -> new Reply(418, Map.of("Content-Type", "text/plain"), "größer"))) {
            OutboundRequest request =
                    OutboundRequest.post(
                            OutboundUrl.parse(server.url() + "/a%20b?c=d"),
                            "application/json",
                            "{\"ü\": 1}");

            try (OutboundResponse response = client.exchange(request)) {
                assertThat(response.status()).isEqualTo(418);
                assertThat(response.headers().first("content-type")).contains("text/plain");
                assertThat(new String(response.readBody(), UTF_8)).isEqualTo("größer");
            }
            assertThat(server.requests())
                    .containsExactly(
                            new StubServer.Request("POST", "/a%20b?c=d", null, "{\"ü\": 1}"));
        }
    }

    @Test
    void a_connection_that_may_not_be_idle_is_used_once() throws Exception {
        List<String> connections = new CopyOnWriteArrayList<>();
        try (Peer peer =
                new Peer(connection -> {
                    connections.add(connection.request());
                    connection.send("HTTP/1.1 204 No Content\r\nKeep-Alive: timeout=1\r\n\r\n");
                    connection.awaitLeft();
                })) {
            OutboundRequest request = OutboundRequest.get(peer.url("/"));

            client.exchange(request).close();
            client.exchange(request).close();

            assertThat(connections).hasSize(2);
        }
    }

    @Test
    void a_client_without_reuse_opens_a_connection_for_each_request() throws Exception {
        OutboundSettings settings = new OutboundSettings(Clients.LOOPBACK, 50, 50);
        List<String> connections = new CopyOnWriteArrayList<>();
        try (OutboundClient once = OutboundClient.createWithoutReuse(settings, "test");
                Peer peer =
                        new Peer(connection -> {
                            connections.add(connection.request());
                            connection.send("HTTP/1.1 204 No Content\r\n\r\n");
                            connection.awaitLeft();
                        })) {
            OutboundRequest request = OutboundRequest.get(peer.url("/"));

            once.exchange(request).close();
            once.exchange(request).close();

            assertThat(connections).hasSize(2);
        }
    }

    @Test
    void what_is_sent_is_the_request_and_nothing_else() throws Exception {
        List<String> heads = new CopyOnWriteArrayList<>();
        try (Peer peer =
                new Peer(connection -> {
                    heads.add(connection.request());
                    connection.send("HTTP/1.1 204 No Content\r\nSet-Cookie: a=b\r\n\r\n");
                    heads.add(connection.request());
                    connection.send("HTTP/1.1 204 No Content\r\n\r\n");
                })) {
            OutboundRequest request =
                    OutboundRequest.get(peer.url("/a")).withHeader("Authorization", "Bearer t");

            client.exchange(request).close();
            client.exchange(request).close();

            String head =
                    """
                    GET /a HTTP/1.1\r
                    Host: 127.0.0.1:%d\r
                    User-Agent: switchboard/test\r
                    Accept-Encoding: identity\r
                    Authorization: Bearer t\r
                    \r
                    """
                            .formatted(peer.port());
            assertThat(heads).containsExactly(head, head);
        }
    }

    @Test
    void a_connection_is_kept_for_the_next_request() throws Exception {
        try (StubServer server = StubServer.accepting()) {
            for (int i = 0; i < 20; i++) {
                try (OutboundResponse response = client.exchange(get(server))) {
                    response.readBody();
                }
            }

            assertThat(client.stats().getAvailable()).isEqualTo(1);
            assertThat(client.stats().getLeased()).isZero();
        }
    }

    @Test
    void a_connection_that_the_server_has_closed_is_replaced() throws Exception {
        try (Peer peer =
                new Peer(connection -> {
                    connection.request();
                    connection.send("HTTP/1.1 204 No Content\r\n\r\n");
                })) {
            client.exchange(OutboundRequest.get(peer.url("/"))).close();
            peer.awaitLeft();
            // For a moment it counts as fresh.
            long checked = System.currentTimeMillis() + 100;
            Awaitility.await().until(() -> System.currentTimeMillis() > checked);

            client.exchange(OutboundRequest.get(peer.url("/"))).close();

            assertThat(peer.connections()).isEqualTo(2);
        }
    }

    @Test
    void a_response_ahead_of_its_request_is_never_taken_for_one() throws Exception {
        try (Peer peer =
                new Peer(connection -> {
                    connection.request();
                    connection.send(
                            "HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\na"
                                    + "HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\nb");
                    connection.awaitLeft();
                })) {
            for (int i = 0; i < 3; i++) {
                try (OutboundResponse response =
                        client.exchange(OutboundRequest.get(peer.url("/")))) {
                    assertThat(response.readBody()).asString().isEqualTo("a");
                }
            }
        }
    }

    @Test
    void where_nobody_listens_nothing_is_reached() throws IOException {
        try (ClosedPort port = new ClosedPort()) {
            OutboundRequest request = OutboundRequest.get(OutboundUrl.parse(port.url()));

            assertThatThrownBy(() -> client.exchange(request))
                    .isInstanceOfSatisfying(
                            OutboundException.NotReached.class,
                            failure -> assertThat(failure.sent()).isFalse())
                    .hasMessage(port.url() + " cannot be reached: it refuses connections.");
        }
    }

    @Test
    void the_last_connection_is_not_waited_for_for_ever() throws Exception {
        OutboundLimits limits = OutboundLimits.DEFAULT.withConnect(Duration.ofMillis(100));
        try (OutboundClient narrow = Clients.loopback(1);
                Peer peer = Peer.sending("HTTP/1.1 200 OK\r\n\r\n")) {
            OutboundRequest request = OutboundRequest.get(peer.url("/")).withLimits(limits);

            try (OutboundResponse _ = narrow.exchange(request)) {
                assertThatThrownBy(() -> narrow.exchange(request))
                        .isInstanceOf(OutboundException.Saturated.class);
            }
            narrow.exchange(request).close();
        }
    }

    @Test
    void a_closed_client_makes_no_calls() throws Exception {
        try (StubServer server = StubServer.accepting()) {
            client.close();

            assertThatThrownBy(() -> client.exchange(get(server)))
                    .isInstanceOf(OutboundException.Cancelled.class);
        }
    }

    private static OutboundRequest get(StubServer server) {
        return OutboundRequest.get(OutboundUrl.parse(server.url() + "/"));
    }
}
