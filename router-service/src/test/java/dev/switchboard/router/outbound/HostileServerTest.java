package dev.switchboard.router.outbound;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.switchboard.testkit.RawServer;
import java.io.IOException;
import java.util.Random;
import org.assertj.core.api.AbstractThrowableAssert;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class HostileServerTest {

    private static final String OK = "HTTP/1.1 200 OK\r\n";

    private final OutboundClient client = Clients.loopback();

    @AfterEach
    void close() {
        // The timer may be about to free the last one.
        Awaitility.await().until(() -> client.stats().getLeased() == 0);
        client.close();
    }

    private byte[] read(Peer peer, OutboundLimits limits) throws OutboundException {
        OutboundRequest request = OutboundRequest.get(peer.url("/")).withLimits(limits);
        try (OutboundResponse response = client.exchange(request)) {
            return response.readBody();
        }
    }

    private AbstractThrowableAssert<?, ?> assertFails(String response) throws IOException {
        try (Peer peer =
                new Peer(connection -> {
                    connection.request();
                    connection.send(response);
                    connection.socket().shutdownOutput();
                    connection.awaitLeft();
                })) {
            return assertThatThrownBy(() -> read(peer, OutboundLimits.DEFAULT))
                    .hasMessageNotContaining("hunter2");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hunter2",
                "hunter2\r\n\r\n",
                "SSH-2.0-OpenSSH_9.6\r\n",
                "HTTP/1.1\r\n\r\n",
                "HTTP/1.1 hunter2 OK\r\n\r\n",
                "HTTP/1.1 99999 OK\r\n\r\n",
                "HTTP/2.0 200 OK\r\n\r\n",
                "HTTP/1.1 200 OK\r\nhunter2\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: hunter2\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: hunter2\r\n\r\nab",
                "HTTP/1.1 200 OK\r\nContent-Type",
                "HTTP/1.1 100 Continue\r\n\r\n"
            })
    void what_is_not_a_response_is_an_error(String response) throws IOException {
        assertFails(response).isInstanceOf(OutboundException.Broken.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 10\r\n\r\nshort",
                "Transfer-Encoding: chunked\r\n\r\nhunter2\r\n",
                "Transfer-Encoding: chunked\r\n\r\n-1\r\n\r\n",
                "Transfer-Encoding: chunked\r\n\r\nffffffffffffffffffff\r\n",
                "Transfer-Encoding: chunked\r\n\r\n5\r\nab",
                "Transfer-Encoding: chunked\r\n\r\n2\r\nabcd\r\n0\r\n\r\n",
                "Transfer-Encoding: chunked\r\n\r\n2\r\nab\r\n",
                "Transfer-Encoding: chunked\r\n\r\n0\r\nhunter2\r\n\r\n"
            })
    void a_body_that_is_cut_or_malformed_is_an_error(String rest) throws IOException {
        assertFails(OK + rest).isInstanceOf(OutboundException.Broken.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "br", "x-hunter2"})
    void a_compressed_body_is_an_error_since_none_was_asked_for(String coding) throws IOException {
        assertFails(OK + "Content-Encoding: " + coding + "\r\nContent-Length: 2\r\n\r\nab")
                .isInstanceOf(OutboundException.Broken.class)
                .hasMessageContaining("compressed");
    }

    /** Sends the start, then the rest over and over, until the client leaves. */
    private static Peer endless(String start, String rest) throws IOException {
        byte[] many = rest.repeat(1000).getBytes(UTF_8);
        return new Peer(connection -> {
            connection.request();
            connection.send(start);
            while (true) {
                connection.out().write(many);
            }
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 100 Continue\r\n\r\n",
                "\r\n",
                "a",
                "HTTP/1.1 200 OK\r\n",
                "A: b\r\n",
                "\0"
            })
    void a_head_without_end_is_given_up(String rest) throws Exception {
        try (Peer peer = endless("", rest)) {
            assertThatThrownBy(() -> read(peer, OutboundLimits.DEFAULT))
                    .isInstanceOfAny(
                            OutboundException.TooLarge.class, OutboundException.Broken.class);
            peer.awaitLeft();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"A: b\r\n", "a", " folded\r\n"})
    void headers_without_end_are_too_large(String rest) throws Exception {
        try (Peer peer = endless(OK + "A: b\r\n", rest)) {
            assertThatThrownBy(() -> read(peer, OutboundLimits.DEFAULT))
                    .isInstanceOf(OutboundException.TooLarge.class)
                    .hasMessageContaining("a head of more than 65,536 bytes");
            peer.awaitLeft();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Transfer-Encoding: chunked\r\n\r\n",
                "Connection: close\r\n\r\n",
                "Content-Length: 99999999999\r\n\r\n"
            })
    void a_body_without_end_is_too_large(String headers) throws Exception {
        try (Peer peer = endless(OK + headers, "1\r\na\r\n")) {
            assertThatThrownBy(() -> read(peer, OutboundLimits.DEFAULT.withBodyBytes(100_000)))
                    .isInstanceOf(OutboundException.TooLarge.class)
                    .hasMessageContaining("a body of more than 100,000 bytes");
            peer.awaitLeft();
        }
    }

    @Test
    void a_body_of_the_largest_size_is_read() throws Exception {
        try (Peer peer = Peer.sending(OK + "Content-Length: 10\r\n\r\n0123456789")) {
            assertThat(read(peer, OutboundLimits.DEFAULT.withBodyBytes(10))).hasSize(10);
        }
    }

    @Test
    void trailers_without_end_are_given_up() throws Exception {
        try (Peer peer = endless(OK + "Transfer-Encoding: chunked\r\n\r\n0\r\n", "A: b\r\n")) {
            assertThatThrownBy(() -> read(peer, OutboundLimits.DEFAULT))
                    .isInstanceOf(OutboundException.Broken.class);
        }
    }

    @Test
    void garbage_never_does_more_than_fail() throws Exception {
        String response =
                OK
                        + "Content-Type: text/plain\r\nTransfer-Encoding: chunked\r\n"
                        + "Keep-Alive: timeout=5\r\n\r\n3\r\nabc\r\n0\r\nT: u\r\n\r\n";
        Random random = new Random(7);
        try (RawServer server = new RawServer(response, true)) {
            OutboundRequest request = OutboundRequest.get(OutboundUrl.parse(server.url()));
            for (int i = 0; i < 2000; i++) {
                server.answer(RawServer.mutated(response, "\r\n :;0f\0ÿ", random));
                try (OutboundResponse answer = client.exchange(request)) {
                    answer.readBody();
                } catch (OutboundException e) {
                    assertThat(e.getMessage()).doesNotContain("abc");
                }
            }
        }
    }
}
