package dev.switchboard.router.outbound;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.switchboard.testkit.StubServer;
import dev.switchboard.testkit.StubServer.Reply;
import dev.switchboard.testkit.StubServer.Request;
import java.io.IOException;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RedirectsTest {

    private static final Reply END = new Reply(200, Map.of(), "end");

    private final OutboundClient client = Clients.loopback();

    @AfterEach
    void close() {
        client.close();
    }

    private static Reply to(int status, String location) {
        return new Reply(status, Map.of("Location", location), "moved");
    }

    private static OutboundRequest request(String method, StubServer server) {
        return new OutboundRequest(
                method,
                OutboundUrl.parse(server.url() + "/first"),
                Headers.NONE,
                method.equals("POST") ? "body".getBytes(UTF_8) : null,
                OutboundLimits.DEFAULT);
    }

    private static StubServer server(Function<Request, Reply> behaviour) throws IOException {
        return new StubServer(behaviour);
    }

    @ParameterizedTest
    @CsvSource({"GET,301", "GET,302", "GET,303", "GET,307", "GET,308", "POST,307", "POST,308"})
    void a_redirect_within_the_origin_is_followed(String method, int status) throws Exception {
        try (StubServer server =
                server(request -> request.path().equals("/first") ? to(status, "/last") : END)) {
            try (OutboundResponse response = client.exchange(request(method, server))) {
                assertThat(response.readBody()).asString().isEqualTo("end");
                assertThat(response.url().target()).isEqualTo("/last");
            }
            assertThat(server.requests().getLast())
                    .isEqualTo(
                            new Request(
                                    method, "/last", null, method.equals("POST") ? "body" : ""));
            assertThat(client.stats().getLeased()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303})
    void a_redirect_that_would_turn_a_post_into_a_get_is_not_followed(int status) throws Exception {
        try (StubServer server = server(_ -> to(status, "/last?key=hunter2"))) {
            assertThatThrownBy(() -> client.exchange(request("POST", server)))
                    .isInstanceOf(OutboundException.Redirected.class)
                    .hasMessageContaining(server.url() + "/last?…: register that address instead")
                    .hasMessageNotContaining("hunter2");
            assertThat(server.requests()).hasSize(1);
            assertThat(client.stats().getLeased()).isZero();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "http://169.254.169.254/latest/meta-data/, http://169.254.169.254",
        "http://127.0.0.1/, http://127.0.0.1",
        "http://localhost:9/, http://localhost:9",
        "//other.example/a, http://other.example",
        "https://other.example:444/a?key=hunter2, https://other.example:444"
    })
    void a_redirect_to_another_origin_is_not_followed_but_named(String location, String target)
            throws Exception {
        try (StubServer server = server(_ -> to(307, location))) {
            assertThatThrownBy(() -> client.exchange(request("GET", server)))
                    .isInstanceOfSatisfying(
                            OutboundException.Redirected.class,
                            redirected ->
                                    assertThat(redirected.target().orElseThrow())
                                            .hasToString(target))
                    .hasMessage(
                            "%s redirects to %s: register that address instead."
                                    .formatted(server.url(), target));
            assertThat(server.requests()).hasSize(1);
            assertThat(client.stats().getLeased()).isZero();
        }
    }

    @Test
    void three_redirects_are_followed_and_no_more() throws Exception {
        try (StubServer server = server(_ -> to(302, "/again"))) {
            assertThatThrownBy(() -> client.exchange(request("GET", server)))
                    .isInstanceOf(OutboundException.Redirected.class)
                    .hasMessageContaining("more than 3 times");
            assertThat(server.requests()).hasSize(4);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "file:///etc/passwd",
                "http://user:hunter2@a.example/",
                "http://[",
                "\\"
            })
    void a_redirect_to_what_is_no_url_is_an_error(String location) throws Exception {
        try (Peer peer =
                Peer.sending(
                        "HTTP/1.1 302 Found\r\nLocation: %s\r\nContent-Length: 0\r\n\r\n"
                                .formatted(location))) {
            OutboundRequest request = OutboundRequest.post(peer.url("/"), "text/plain", "");

            assertThatThrownBy(() -> client.exchange(request))
                    .isInstanceOf(OutboundException.class)
                    .hasMessageContaining("redirect")
                    .hasMessageNotContaining("hunter2");
        }
    }

    @Test
    void other_statuses_are_for_the_caller() throws Exception {
        try (StubServer server = server(_ -> to(300, "/elsewhere"));
                OutboundResponse response = client.exchange(request("GET", server))) {
            assertThat(response.status()).isEqualTo(300);
        }
    }

    @Test
    void a_call_that_has_been_redirected_can_still_be_cancelled() throws Exception {
        try (Peer peer =
                new Peer(connection -> {
                    boolean first = connection.request().startsWith("GET /first");
                    connection.send(
                            first
                                    ? "HTTP/1.1 302 Found\r\nLocation: /last\r\n"
                                            + "Content-Length: 0\r\n\r\n"
                                    : "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n");
                    connection.awaitLeft();
                })) {
            OutboundCall call = client.call(OutboundRequest.get(peer.url("/first")));
            OutboundResponse response = call.execute();

            call.cancel();

            assertThatThrownBy(response::readBody).isInstanceOf(OutboundException.Cancelled.class);
        }
    }
}
