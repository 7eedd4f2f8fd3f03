package dev.switchboard.cli.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.switchboard.cli.RawServer;
import dev.switchboard.testkit.ClosedPort;
import dev.switchboard.testkit.StubServer;
import dev.switchboard.testkit.StubServer.Reply;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Connections that do not come about. */
@Timeout(180)
class FeedTest {

    private static final Map<String, String> HTML = Map.of("Content-Type", "text/html");
    private static final String UPGRADE =
            """
            HTTP/1.1 101 Switching Protocols\r
            Connection: Upgrade\r
            Upgrade: websocket\r
            Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r
            \r
            """;

    /** Of another program, and without an end. */
    private static final String STREAM =
            "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n: hello\n\n";

    @ParameterizedTest
    @ValueSource(ints = {200, 202, 204, 301, 400, 404, 405, 426, 501})
    void other_program_ends_it(int status) throws Exception {
        try (StubServer server = new StubServer(_ -> new Reply(status, HTML, "<html>"))) {
            assertThat(following(server.url()))
                    .isInstanceOf(Feed.RefusedException.class)
                    .hasMessage(
                            "what answers at %s/ws is no Switchboard: it said HTTP status %s",
                            server.url().replaceFirst("http", "ws"),
                            status + " (text/html); name one with --url");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 429, 500, 502, 503, 504})
    void proxy_without_a_node_may_pass(int status) throws Exception {
        try (StubServer server = new StubServer(_ -> new Reply(status, HTML, "<html>"))) {
            assertThat(following(server.url()))
                    .isInstanceOf(IOException.class)
                    .hasMessage("HTTP status %d from %s/ws", status, server.url());
        }
    }

    @Test
    void refusal_of_ours_is_told_in_its_words() throws Exception {
        try (StubServer server = new StubServer(_ -> Reply.refused())) {
            assertThat(following(server.url()))
                    .isInstanceOf(Feed.RefusedException.class)
                    .hasMessage(
                            "The update breaks 1 rule; location must be one of Chennai, Mumbai:"
                                    + " \"Delhi\"");
        }
    }

    @Test
    void refusal_that_may_pass_is_told_in_its_words() throws Exception {
        try (StubServer server = new StubServer(_ -> Reply.busy(503, 7))) {
            assertThat(following(server.url()))
                    .isInstanceOf(IOException.class)
                    .hasMessage("Come back later");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 407})
    void proxy_that_does_not_admit_it_ends_it(int status) throws Exception {
        try (StubServer server = new StubServer(_ -> new Reply(status, HTML, "<html>"))) {
            assertThat(following(server.url()))
                    .isInstanceOf(Feed.RefusedException.class)
                    .hasMessage(
                            "HTTP status %d from %s/ws: %s",
                            status,
                            server.url(),
                            "a proxy or firewall may stand in front of Switchboard; have it admit"
                                    + " this command, or name another server with --url");
        }
    }

    @Test
    void handshake_that_is_given_up_is_ended() throws Exception {
        HttpClient http = HttpClient.newHttpClient();
        try (RawServer server = new RawServer(STREAM, false)) {
            assertThatThrownBy(() ->
                            Feed.follow(http, feed(server.url()), _ -> true, Duration.ofSeconds(1)))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("/ws does not answer within 1 s;");

            assertThat(server.isLeft()).isTrue();
        } finally {
            http.shutdownNow();
        }
    }

    @Test
    void interrupted_handshake_is_ended() throws Exception {
        HttpClient http = HttpClient.newHttpClient();
        try (RawServer server = new RawServer(STREAM, false)) {
            FutureTask<Throwable> following =
                    new FutureTask<>(() ->
                            catchThrowable(() -> Feed.follow(http, feed(server.url()), _ -> true)));
            Thread thread = Thread.ofVirtual().start(following);
            server.awaitAnswered();
            thread.interrupt();

            assertThat(server.isLeft()).isTrue();
            assertThat(following.get()).isInstanceOf(InterruptedException.class);
        } finally {
            http.shutdownNow();
        }
    }

    @Test
    void nobody_there_may_pass() throws Exception {
        try (ClosedPort nobody = new ClosedPort()) {
            assertThat(following(nobody.url()))
                    .isInstanceOf(IOException.class)
                    .hasMessageStartingWith("nothing answers at ws://" + nobody.address() + "/ws:");
        }
    }

    @Test
    void what_hangs_up_may_pass() throws Exception {
        try (RawServer server = new RawServer("", true)) {
            assertThat(following(server.url()))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining(server.address() + "/ws ended the connection");
        }
    }

    @Test
    void whatever_is_answered_is_one_sentence_of_ours() throws Exception {
        Random random = new Random(7);
        try (RawServer server = new RawServer("", true)) {
            for (int i = 0; i < 300; i++) {
                String answer = RawServer.mutated(UPGRADE, "\r\n: \u0000\u00ff0245aH", random);
                server.answer(answer);

                assertThat(following(server.url()))
                        .as(answer)
                        .isInstanceOfAny(IOException.class, Feed.RefusedException.class)
                        .message()
                        .contains(server.address())
                        .doesNotContainPattern(RawServer.LIBRARY_WORDS);
            }
        }
    }

    private static Throwable following(String server) {
        HttpClient http = HttpClient.newHttpClient();
        try {
            return catchThrowable(() -> Feed.follow(http, feed(server), _ -> true));
        } finally {
            http.shutdownNow();
        }
    }

    private static URI feed(String server) {
        return URI.create(server.replaceFirst("http", "ws") + "/ws");
    }
}
