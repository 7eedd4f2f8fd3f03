package dev.switchboard.client.follow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.client.ContractClient;
import dev.switchboard.client.Heard;
import dev.switchboard.testkit.ClosedPort;
import dev.switchboard.testkit.RawServer;
import dev.switchboard.testkit.StubServer;
import dev.switchboard.testkit.StubServer.Reply;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Connections that do not come about. */
@Timeout(180)
class HandshakeTest {

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

    private static final Duration LONG = Duration.ofMinutes(2);

    /**
     * What came of the first connection.
     *
     * @param passing whether there will be another
     */
    private record End(boolean passing, String why) {}

    @ParameterizedTest
    @ValueSource(ints = {200, 202, 204, 301, 400, 404, 405, 426, 501})
    void other_program_ends_it(int status) throws Exception {
        try (StubServer server = new StubServer(_ -> new Reply(status, HTML, "<html>"))) {
            assertThat(following(server.url()))
                    .isEqualTo(
                            new End(
                                    false,
                                    "what answers at %s/ws is no Switchboard: it said HTTP status %d (text/html)"
                                            .formatted(
                                                    server.url().replaceFirst("http", "ws"),
                                                    status)));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 429, 500, 502, 503, 504})
    void proxy_without_a_node_may_pass(int status) throws Exception {
        try (StubServer server = new StubServer(_ -> new Reply(status, HTML, "<html>"))) {
            assertThat(following(server.url()))
                    .isEqualTo(
                            new End(
                                    true,
                                    "HTTP status %d from %s/ws".formatted(status, server.url())));
        }
    }

    @Test
    void refusal_of_ours_is_told_in_its_words() throws Exception {
        try (StubServer server = new StubServer(_ -> Reply.refused())) {
            assertThat(following(server.url()))
                    .isEqualTo(
                            new End(
                                    false,
                                    "The update breaks 1 rule; location must be one of Chennai,"
                                            + " Mumbai: \"Delhi\""));
        }
    }

    @Test
    void refusal_that_may_pass_is_told_in_its_words() throws Exception {
        try (StubServer server = new StubServer(_ -> Reply.busy(503, 7))) {
            assertThat(following(server.url())).isEqualTo(new End(true, "Come back later."));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 407})
    void proxy_that_lets_nobody_through_ends_it(int status) throws Exception {
        try (StubServer server = new StubServer(_ -> new Reply(status, HTML, "<html>"))) {
            assertThat(following(server.url()))
                    .isEqualTo(
                            new End(
                                    false,
                                    "HTTP status %d from %s/ws: a proxy or firewall may stand in front of Switchboard"
                                            .formatted(status, server.url())));
        }
    }

    @Test
    void handshake_that_takes_too_long_is_ended() throws Exception {
        try (RawServer server = new RawServer(STREAM, false)) {
            End end = following(server.url(), Duration.ofSeconds(1));

            assertThat(end.passing()).isTrue();
            assertThat(end.why()).endsWith("/ws does not answer within 1000 ms");
            assertThat(server.isLeft()).isTrue();
        }
    }

    @Test
    void closed_in_its_handshake_it_leaves_nothing_open() throws Exception {
        try (RawServer server = new RawServer(STREAM, false);
                ContractClient client = client(server.url(), LONG)) {
            Following following = client.follow(FollowRequest.all(), new Heard());
            server.awaitAnswered();
            following.close();

            assertThat(server.isLeft()).isTrue();
            assertThat(following.ended()).succeedsWithin(LONG);
        }
    }

    @Test
    void nobody_there_may_pass() throws Exception {
        try (ClosedPort nobody = new ClosedPort()) {
            assertThat(following(nobody.url()))
                    .isEqualTo(
                            new End(true, "nothing answers at ws://" + nobody.address() + "/ws"));
        }
    }

    @Test
    void what_hangs_up_may_pass() throws Exception {
        try (RawServer server = new RawServer("", true)) {
            End end = following(server.url());

            assertThat(end.passing()).isTrue();
            assertThat(end.why()).contains(server.address() + "/ws ended the connection");
        }
    }

    @Test
    void what_does_not_speak_http_ends_it() throws Exception {
        try (RawServer server = new RawServer("SSH-2.0-x\r\n\r\n", true)) {
            End end = following(server.url());

            assertThat(end.passing()).isFalse();
            assertThat(end.why()).endsWith("/ws does not speak HTTP");
        }
    }

    @Test
    void whatever_is_answered_is_one_sentence_of_ours() throws Exception {
        Random random = new Random(7);
        try (RawServer server = new RawServer("", true)) {
            for (int i = 0; i < 300; i++) {
                String answer = RawServer.mutated(UPGRADE, "\r\n: \u0000\u00ff0245aH", random);
                server.answer(answer);

                assertThat(following(server.url()).why())
                        .as(answer)
                        .contains(server.address())
                        .doesNotContainPattern(RawServer.LIBRARY_WORDS);
            }
        }
    }

    private static End following(String server) {
        return following(server, LONG);
    }

    private static End following(String server, Duration connecting) {
        CompletableFuture<End> end = new CompletableFuture<>();
        FollowListener listener =
                new FollowListener() {
                    @Override
                    public void updated(Change.Updated update) {
                        throw new AssertionError(update);
                    }

                    @Override
                    public void stateChanged(FollowState state, String why) {
                        if (state == FollowState.LOST || state == FollowState.ENDED) {
                            String words = why.replaceFirst("; coming back in \\d+ ms$", "");
                            end.complete(new End(state == FollowState.LOST, words));
                        }
                    }
                };
        try (ContractClient client = client(server, connecting)) {
            client.follow(FollowRequest.all(), listener);
            return end.join();
        }
    }

    private static ContractClient client(String server, Duration connecting) {
        return ContractClient.builder()
                .uri(URI.create(server))
                .following(new FollowSettings(LONG, LONG, LONG, connecting))
                .build();
    }
}
