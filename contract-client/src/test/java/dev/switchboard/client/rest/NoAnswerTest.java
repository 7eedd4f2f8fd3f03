package dev.switchboard.client.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.switchboard.client.retry.RetryPolicy;
import dev.switchboard.testkit.ClosedPort;
import dev.switchboard.testkit.RawServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** What answers does not speak HTTP, or not to its end. */
@Timeout(180)
class NoAnswerTest {

    private static final Duration LONG = Duration.ofMinutes(2);
    private static final Duration SHORT = Duration.ofMillis(200);
    private static final String ACCEPTED =
            "HTTP/1.1 202 Accepted\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SSH-2.0-OpenSSH_9.6\r\n\r\n",
                "220 mail ready\r\n\r\n",
                "HTTP/1.1 abc OK\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: x\r\n\r\n",
                "\u0015\u0003\u0003\u0000\u0002\u0002\n\r\n",
            })
    void what_does_not_speak_http_is_not_asked_again(String answer) throws Exception {
        try (RawServer server = new RawServer(answer, true)) {
            assertThat(call(server.url(), LONG))
                    .isEqualTo(
                            new Reply.Foreign(
                                    "what answers at %s does not speak HTTP"
                                            .formatted(server.url())));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\u0000\u0000\u0000\u0005abc",
                "HTTP/1.1 200 OK\r\nContent-Le",
                "HTTP/1.1 202 Accepted\r\nContent-Type: application/json\r\n"
                        + "Content-Length: 100\r\n\r\n{\"message_id\": \"",
            })
    void what_hangs_up_may_pass(String answer) throws Exception {
        try (RawServer server = new RawServer(answer, true)) {
            assertThat(call(server.url(), LONG))
                    .isEqualTo(
                            notNow(
                                    "what answers at %s ended the connection without an answer in"
                                                    .formatted(server.url())
                                            + " HTTP"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\u0000\u0000\u0000\u0005abc",
                "HTTP/1.1 202 Accepted\r\nContent-Type: application/json\r\n"
                        + "Content-Length: 100\r\n\r\n{\"message_id\": \"",
            })
    void silence_has_an_end(String answer) throws Exception {
        try (RawServer server = new RawServer(answer, false)) {
            assertThat(call(server.url(), SHORT))
                    .isEqualTo(
                            notNow(
                                    "the server at %s does not answer within 200 ms"
                                            .formatted(server.url())));
        }
    }

    @Test
    void stream_of_another_program_is_not_read_to_its_end() throws Exception {
        String stream = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n: hello\n\n";
        try (RawServer server = new RawServer(stream, false)) {
            assertThat(call(server.url(), LONG))
                    .isEqualTo(
                            new Reply.Foreign(
                                    "what answers at %s is no Switchboard: it said HTTP status 200"
                                                    .formatted(server.url())
                                            + " (text/event-stream)"));
        }
    }

    @Test
    void json_without_an_end_is_no_switchboards() throws Exception {
        String endless =
                "HTTP/1.1 202 Accepted\r\nContent-Type: application/json\r\n\r\n"
                        + " ".repeat((16 << 20) + 1);
        try (RawServer server = new RawServer(endless, false)) {
            assertThat(call(server.url(), LONG))
                    .isEqualTo(
                            new Reply.Foreign(
                                    "what answers at %s is no Switchboard: it said HTTP status 202"
                                                    .formatted(server.url())
                                            + " (application/json)"));
            assertThat(server.isLeft()).isTrue();
        }
    }

    @Test
    void server_that_is_gone_may_come_back() throws Exception {
        try (ClosedPort server = new ClosedPort()) {
            assertThat(call(server.url(), LONG))
                    .isEqualTo(
                            new Reply.NotNow(
                                    FailureKind.NOT_REACHED,
                                    "nothing answers at " + server.url(),
                                    null,
                                    Duration.ZERO,
                                    MissingNode.getInstance()));
        }
    }

    @Test
    void fault_of_this_program_is_not_blamed_on_the_server() {
        for (Throwable fault : List.of(new IllegalStateException("a"), new AssertionError("b"))) {
            Exception failure = new ExecutionException(fault);

            assertThatThrownBy(() -> NoAnswer.of("http://h", LONG, failure)).isSameAs(fault);
        }
    }

    @Test
    void server_without_tls_is_told() throws Exception {
        try (RawServer server = new RawServer("HTTP/1.1 400 Bad Request\r\n\r\n", true)) {
            String url = "https://" + server.address();

            assertThat(call(url, LONG))
                    .isEqualTo(
                            notNow(
                                    "what answers at %s does not speak TLS with us; if it is not"
                                                    .formatted(url)
                                            + " secured, name it as http://"));
        }
    }

    @Test
    void certificate_of_a_stranger_does_not_pass() {
        Exception failure = new SSLHandshakeException("PKIX", new CertificateException("path"));

        assertThat(NoAnswer.of("https://h", LONG, failure))
                .isEqualTo(
                        new NoAnswer(
                                FailureKind.FOREIGN,
                                "the certificate of what answers at https://h is not trusted"));
    }

    @Test
    void whatever_is_answered_is_one_sentence_of_ours() throws Exception {
        Random random = new Random(7);
        String letters = "\r\n:;/ \u0000\u00ff09azHT{}\"-";
        try (RawServer server = new RawServer(ACCEPTED, true)) {
            for (int i = 0; i < 300; i++) {
                String answer = RawServer.mutated(ACCEPTED, letters, random);
                server.answer(answer);

                String why =
                        switch (call(server.url(), LONG)) {
                            case Reply.Done _ -> "";
                            case Reply.Refused(var problem) -> problem.detail();
                            case Reply.NotNow notNow -> notNow.why();
                            case Reply.Foreign(String words) -> words;
                        };
                assertThat(why).as(answer).doesNotContainPattern(RawServer.LIBRARY_WORDS);
            }
            server.answer(ACCEPTED);
            assertThat(call(server.url(), LONG)).isInstanceOf(Reply.Done.class);
        }
    }

    @Test
    void an_answer_needs_no_thread_of_the_common_pool() throws Exception {
        CountDownLatch answered = new CountDownLatch(1);
        for (int i = 0; i < 2 * ForkJoinPool.getCommonPoolParallelism() + 2; i++) {
            var _ =
                    CompletableFuture.runAsync(() -> {
                        try {
                            answered.await();
                        } catch (InterruptedException e) {
                            Thread.currentThread().interrupt();
                        }
                    });
        }
        try (RawServer server = new RawServer(ACCEPTED, true)) {
            assertThat(call(server.url(), LONG)).isInstanceOf(Reply.Done.class);
        } finally {
            answered.countDown();
        }
    }

    private static Reply notNow(String why) {
        return new Reply.NotNow(
                FailureKind.NO_ANSWER, why, null, Duration.ZERO, MissingNode.getInstance());
    }

    private static Reply call(String url, Duration timeout) throws InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            Calls calls = new Calls(http, Map.of(), RetryPolicy.NEVER, timeout, 1);
            HttpRequest request = calls.request(URI.create(url)).GET().build();
            Reply reply = calls.make(request, JsonNode::isObject);
            http.shutdownNow();
            return reply;
        }
    }
}
