package dev.switchboard.cli.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.switchboard.cli.RawServer;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NoAnswerTest {

    private static final Duration LONG = Duration.ofMinutes(2);
    private static final Duration SHORT = Duration.ofMillis(200);
    private static final byte[] UPDATE = {'{', '}'};

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
            assertThat(update(server.url(), LONG))
                    .isEqualTo(
                            new Answer.Foreign(
                                    "what answers at %s does not speak HTTP; name a server with"
                                                    .formatted(server.url())
                                            + " --url"));
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
            assertThat(update(server.url(), LONG))
                    .isEqualTo(
                            new Answer.Unreachable(
                                    "what answers at %s ended the connection without an answer in"
                                                    .formatted(server.url())
                                            + " HTTP; if it always does, name another server with"
                                            + " --url"));
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
        try (RawServer server = new RawServer(answer, false);
                QueryClient client = new QueryClient(url(server.url()), SHORT)) {
            String why =
                    "the server at %s does not answer within 0 s; name another server with --url"
                            .formatted(server.url());

            assertThat(update(server.url(), SHORT)).isEqualTo(new Answer.Unreachable(why));
            assertThatThrownBy(client::system).hasMessage(why);
        }
    }

    @Test
    void stream_of_another_program_is_not_read_to_its_end() throws Exception {
        String stream = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n: hello\n\n";
        try (RawServer server = new RawServer(stream, false)) {
            assertThat(update(server.url(), LONG))
                    .isEqualTo(
                            new Answer.Foreign(
                                    "what answers at %s is no Switchboard: it said HTTP status 200"
                                                    .formatted(server.url())
                                            + " (text/event-stream); name one with --url"));
        }
    }

    @Test
    void json_without_an_end_is_no_switchboards() throws Exception {
        String endless =
                "HTTP/1.1 202 Accepted\r\nContent-Type: application/json\r\n\r\n"
                        + " ".repeat((16 << 20) + 1);
        try (RawServer server = new RawServer(endless, false)) {
            assertThat(update(server.url(), LONG))
                    .isEqualTo(
                            new Answer.Foreign(
                                    "what answers at %s is no Switchboard: it said HTTP status 202"
                                                    .formatted(server.url())
                                            + " (application/json); name one with --url"));
            assertThat(server.isLeft()).isTrue();
        }
    }

    @Test
    void fault_of_this_program_is_not_blamed_on_the_server() {
        for (Throwable fault : List.of(new IllegalStateException("a"), new AssertionError("b"))) {
            Exception failure = new ExecutionException(fault);

            assertThatThrownBy(() -> NoAnswerException.of("http://h", LONG, failure))
                    .isSameAs(fault);
        }
    }

    @Test
    void server_without_tls_is_told() throws Exception {
        try (RawServer server = new RawServer("HTTP/1.1 400 Bad Request\r\n\r\n", true)) {
            String url = "https://" + server.address();

            assertThat(update(url, LONG))
                    .isEqualTo(
                            new Answer.Unreachable(
                                    "what answers at %s does not speak TLS with us; if it is not"
                                                    .formatted(url)
                                            + " secured, name it as http:// with --url"));
        }
    }

    @Test
    void certificate_of_a_stranger_does_not_pass() {
        Exception failure = new SSLHandshakeException("PKIX", new CertificateException("path"));

        NoAnswerException told = NoAnswerException.of("https://h", LONG, failure);

        assertThat(told.isPassing()).isFalse();
        assertThat(told).hasMessage("the certificate of what answers at https://h is not trusted");
    }

    private static Answer update(String url, Duration patience) throws InterruptedException {
        try (UpdateClient client = new UpdateClient(url(url), patience)) {
            return client.update(UPDATE, null);
        }
    }

    private static ServerUrl url(String text) {
        return new ServerUrl.Converter().convert(text);
    }
}
