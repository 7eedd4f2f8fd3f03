package dev.switchboard.broadcast.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.broadcast.client.BroadcastTest;
import dev.switchboard.testkit.client.Handshake;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What RFC 6455, section 4.2.1, asks of a handshake, and what we ask beside, on both paths. */
final class HandshakeRulesTest extends BroadcastTest {

    private static final List<String> PATHS = List.of("/ws", "/stomp", "/api/ws", "/api/stomp");
    private static final String KEY = "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==";

    /** A handshake line by line, without its Host. */
    private static final String GOOD =
            """
            GET %s HTTP/1.1
            Upgrade: websocket
            Connection: Upgrade
            Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==
            Sec-WebSocket-Version: 13
            """;

    /** What stands in a good handshake, and what instead. */
    static Stream<Arguments> letIn() {
        return onEachPath(
                of("Upgrade: websocket", "Upgrade: WebSocket"),
                of("Upgrade: websocket", "Upgrade: h2c, websocket"),
                of("Upgrade: websocket", "Upgrade: h2c\nupgrade: WEBSOCKET"),
                of("Connection: Upgrade", "Connection: UPGRADE"),
                of("Connection: Upgrade", "Connection: keep-alive, Upgrade"),
                of("Connection: Upgrade", "Connection: keep-alive\nConnection: upgrade"),
                of(KEY, "sec-websocket-key:   AAAAAAAAAAAAAAAAAAAAAA==  "),
                of(KEY, KEY + "\nContent-Length: 0"),
                of(KEY, KEY + "\nOrigin: http://localhost:3000"),
                of(KEY, KEY + "\nSec-WebSocket-Protocol: mqtt, , amqp"),
                of(KEY, KEY + "\nSec-WebSocket-Extensions: permessage-deflate; a=\"b\"; c, x"),
                of(KEY, KEY + "\nSec-WebSocket-Extensions: x" + ";a=b".repeat(3_000)),
                of(KEY, KEY + "\nCookie: a=b\nCookie: c=d"),
                of("GET %s ", "GET %s? "),
                of("GET %s ", "GET %s?& "));
    }

    /** The same, the status, and words of the answer. */
    static Stream<Arguments> refused() {
        return onEachPath(
                of("GET", "POST", 405, "not with POST"),
                of("GET", "PUT", 405, "not with PUT"),
                of("GET", "DELETE", 405, "not with DELETE"),
                of("GET", "OPTIONS", 405, "not with OPTIONS"),
                of("HTTP/1.1", "HTTP/1.0", 400, "HTTP/1.1, not HTTP/1.0"),
                of("Upgrade: websocket\n", "", 400, "ws://"),
                of("Upgrade: websocket", "Upgrade: h2c", 400, "ws://"),
                of("Upgrade: websocket", "Upgrade: websockets", 400, "ws://"),
                of("Connection: Upgrade\n", "", 400, "Connection must contain Upgrade"),
                of(
                        "Connection: Upgrade",
                        "Connection: close",
                        400,
                        "Connection must contain Upgrade"),
                of("Connection: Upgrade", "Connection: \"Upgrade\"", 400, "it is \\\"Upgrade"),
                of("Connection: Upgrade", "Connection: Upgrade;x", 400, "it is Upgrade;x"),
                of(
                        "Connection: Upgrade",
                        "Connection: a, \"Upgrade\"",
                        400,
                        "it is a, \\\"Upgrade"),
                of(KEY + "\n", "", 400, "Sec-WebSocket-Key must come once"),
                of(KEY, "Sec-WebSocket-Key: abc", 400, "it is abc"),
                of(KEY, "Sec-WebSocket-Key:", 400, "Sec-WebSocket-Key must"),
                of(KEY, "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ", 400, "16 bytes in base64"),
                of(KEY, "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZXM=", 400, "16 bytes in base64"),
                of(KEY, "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25j!Q==", 400, "16 bytes in base64"),
                of(KEY, KEY + "\n" + KEY, 400, "Sec-WebSocket-Key must come once"),
                of("Sec-WebSocket-Version: 13\n", "", 426, "as 13; it is missing"),
                of("Version: 13", "Version: 8", 426, "as 13; it is 8"),
                of("Version: 13", "Version: 13, 8", 426, "as 13; it is 13, 8"),
                of("Version: 13", "Version: thirteen", 426, "it is thirteen"),
                of("Version: 13", "Version: 13\nSec-WebSocket-Version: 13", 400, "must come once"),
                of(KEY, KEY + "\nSec-WebSocket-Protocol: a b", 400, "Sec-WebSocket-Protocol must"),
                of(KEY, KEY + "\nSec-WebSocket-Protocol: a, a", 400, "each once"),
                of(
                        KEY,
                        KEY + "\nSec-WebSocket-Extensions: a; =b",
                        400,
                        "Sec-WebSocket-Extensions must"),
                of(KEY, KEY + "\nContent-Length: 5", 400, "no body"),
                of(KEY, KEY + "\nTransfer-Encoding: chunked", 400, "no body"),
                of(KEY, KEY + "\nOrigin: https://evil.example.com", 403, "ALLOWED_ORIGINS"),
                of(KEY, KEY + "\nOrigin: null", 403, "ALLOWED_ORIGINS"),
                of(
                        KEY,
                        KEY + "\nOrigin: http://localhost:1\nOrigin: http://localhost:2",
                        400,
                        "Origin came 2 times"),
                of(KEY, KEY + "\nHost: other", 400, "Host must come once"),
                of("GET %s ", "GET %s?contractId=a ", 400, "contractId"),
                of("GET %s ", "GET %s?%%zz ", 400, "query can't be read"),
                of("GET %s ", "GET %s?a=%%FF ", 400, "query can't be read"));
    }

    @ParameterizedTest(name = "{0}: {2}")
    @MethodSource
    void letIn(String path, String standing, String instead) {
        List<String> answer = Handshake.send(node(), handshake(path, standing, instead));

        assertThat(answer)
                .contains(
                        "http/1.1 101 switching protocols",
                        "upgrade: websocket",
                        "connection: upgrade")
                .anyMatch(line -> line.startsWith("sec-websocket-accept: "))
                .noneMatch(line -> line.startsWith("sec-websocket-extensions"))
                .noneMatch(line -> line.startsWith("sec-websocket-protocol"));
    }

    @ParameterizedTest(name = "{0}: {2}")
    @MethodSource
    void refused(String path, String standing, String instead, int status, String words) {
        Handshake.Answer answer = Handshake.exchange(node(), handshake(path, standing, instead));

        assertThat(answer.head()).first().asString().contains(" " + status + " ");
        assertThat(answer.head()).contains("content-type: application/problem+json");
        assertThat(answer.body()).contains(words).contains("\"status\":" + status);
        if (status == 426) {
            assertThat(answer.head()).contains("sec-websocket-version: 13", "upgrade: websocket");
        } else if (status == 405) {
            assertThat(answer.head()).contains("allow: get");
        }
    }

    private static String handshake(String path, String standing, String instead) {
        assertThat(GOOD).contains(standing);
        String host = "Host: 127.0.0.1:" + node().port() + "\n";
        return (GOOD.replace(standing, instead).formatted(path) + host + "\n")
                .replace("\n", "\r\n");
    }

    private static Arguments of(Object... row) {
        return Arguments.of(row);
    }

    private static Stream<Arguments> onEachPath(Arguments... rows) {
        return PATHS.stream()
                .flatMap(path ->
                        Stream.of(rows)
                                .map(row ->
                                        Arguments.of(
                                                Stream.concat(Stream.of(path), Stream.of(row.get()))
                                                        .toArray())));
    }
}
