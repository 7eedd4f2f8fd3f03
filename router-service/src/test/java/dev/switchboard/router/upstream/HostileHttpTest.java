package dev.switchboard.router.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.switchboard.router.outbound.OutboundUrl;
import dev.switchboard.router.protocol.McpException;
import dev.switchboard.router.upstream.StubMcpServer.Behaviour;
import dev.switchboard.router.upstream.StubMcpServer.Speaks;
import dev.switchboard.testkit.RawServer;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Servers that break, block or deceive. After each the server is called again, and answers. */
class HostileHttpTest extends HttpUpstreams {

    private static final String TOO_LARGE = "more than 102,400 bytes";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "[]",
                "null",
                "\"text\"",
                "{\"jsonrpc\": \"2.0\"}",
                "{\"jsonrpc\": \"2.0\", \"id\": 4711, \"result\": {}}",
                "{\"jsonrpc\": \"2.0\", \"id\": {}, \"result\": {}}",
                "\ufeff{}"
            })
    void an_answer_that_is_none_fails_its_caller(String body) throws InterruptedException {
        McpException refused =
                refused(
                        Speaks.STATELESS,
                        call -> {
                            call.header("Content-Type", "application/json");
                            call.status(200, body);
                        });

        assertThat(refused.message()).containsAnyOf("is no JSON", "to another request");
    }

    @ParameterizedTest
    @EnumSource(
            value = Speaks.class,
            names = {"STATELESS", "SESSION"})
    void garbage_and_foreign_ids_on_a_stream_are_passed_over(Speaks speaks)
            throws InterruptedException {
        StubMcpServer server = server(speaks);
        server.on(
                "tools/call",
                call ->
                        call.open()
                                .event("{")
                                .event("[]")
                                .event("\u0000\ufffd")
                                .event("{\"jsonrpc\": \"2.0\", \"id\": 4711, \"result\": {}}")
                                .raw("data\nid\nevent\n: x\n\n")
                                .event(call.textResponse("after garbage")));

        assertThat(call(upstream(server), "echo", "{}")).isEqualTo("after garbage");
    }

    @Test
    void a_page_for_people_is_no_answer() throws InterruptedException {
        assertThat(
                        refused(
                                        Speaks.STATELESS,
                                        call -> {
                                            call.header("Content-Type", "text/html");
                                            call.status(200, "<html>");
                                        })
                                .message())
                .contains("status 200 and no message");
    }

    @Test
    void an_answer_of_a_hundred_megabytes_is_not_read() throws InterruptedException {
        assertThat(
                        refused(
                                        Speaks.STATELESS,
                                        call -> {
                                            call.header("Content-Type", "application/json");
                                            call.flood("[" + " ".repeat(99_999), 1_000);
                                        })
                                .message())
                .contains(TOO_LARGE);
    }

    @ParameterizedTest
    @EnumSource(
            value = Speaks.class,
            names = {"STATELESS", "SESSION"})
    void an_event_of_a_hundred_megabytes_is_not_read(Speaks speaks) throws InterruptedException {
        assertThat(
                        refused(
                                        speaks,
                                        call -> {
                                            call.header("Content-Type", "text/event-stream");
                                            call.flood("data: " + "x".repeat(99_990) + "\n", 1_000);
                                        })
                                .message())
                .contains(TOO_LARGE);
    }

    @ParameterizedTest
    @EnumSource(
            value = Speaks.class,
            names = {"STATELESS", "SESSION"})
    void comments_do_not_keep_a_request_alive(Speaks speaks) throws InterruptedException {
        StubMcpServer server = server(speaks);
        server.on("tools/call", call -> call.open().awaitEnd(), server.usual("tools/call"));
        Upstream upstream = upstream(server.url(), TestUpstreams.withIdle(Duration.ofMillis(300)));

        assertThat(refused(upstream).message()).contains("0.3 s");
        assertThat(call(upstream(server), "echo", "{\"text\": \"on\"}")).isEqualTo("on");
    }

    @Test
    void messages_without_end_do_not_keep_a_request_alive_for_ever() throws InterruptedException {
        StubMcpServer server = server(Speaks.STATELESS);
        server.on(
                "tools/call",
                call -> {
                    call.open();
                    while (!Thread.currentThread().isInterrupted()) {
                        call.event(progress(call, 1));
                    }
                },
                server.usual("tools/call"));
        Upstream upstream = upstream(server.url(), TestUpstreams.withTotal(Duration.ofMillis(300)));

        assertThat(refused(upstream).message()).contains("0.3 s");
        assertThat(call(upstream(server), "echo", "{\"text\": \"on\"}")).isEqualTo("on");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 9\r\n\r\n{",
                "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\ndata: {"
            })
    void a_server_that_stops_in_the_middle_is_not_waited_for(String begin) throws IOException {
        try (RawServer server = new RawServer(begin, false)) {
            Upstream upstream =
                    upstream(
                            OutboundUrl.parse(server.url()),
                            TestUpstreams.withProbe(Duration.ofMillis(200)));

            McpException refused = catchThrowableOfType(McpException.class, upstream::connect);

            assertThat(refused.message()).contains("more than 0.2 s");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SSH-2.0-OpenSSH\r\n",
                "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 1\r\n\r\n{",
                "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
                        + "Transfer-Encoding: chunked\r\n\r\nxyz\r\n"
            })
    void what_is_no_http_is_told(String answer) throws IOException {
        try (RawServer server = new RawServer(answer, true)) {
            Upstream upstream = upstream(OutboundUrl.parse(server.url()), TestUpstreams.LIMITS);

            McpException refused = catchThrowableOfType(McpException.class, upstream::connect);

            assertThat(refused.message())
                    .contains("the server stub did not answer: it sent")
                    .doesNotContainPattern(RawServer.LIBRARY_WORDS);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://169.254.169.254/latest",
                "http://localhost:1/",
                "https://127.0.0.1/"
            })
    void a_redirect_to_elsewhere_is_not_followed(String target) throws InterruptedException {
        assertThat(
                        refused(
                                        Speaks.STATELESS,
                                        call -> {
                                            call.header("Location", target);
                                            call.status(307, "");
                                        })
                                .message())
                .contains("redirects to")
                .doesNotContain("may have taken effect");
    }

    @Test
    void a_session_id_that_cannot_be_a_header_is_refused() {
        StubMcpServer server = server(Speaks.SESSION);
        server.on(
                "initialize",
                call -> {
                    call.header("Mcp-Session-Id", "with blanks");
                    call.result("{\"protocolVersion\": \"2025-06-18\"}");
                });

        McpException refused = catchThrowableOfType(McpException.class, upstream(server)::connect);

        assertThat(refused.message()).contains("the id of its session");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://169.254.169.254/m", "//localhost/m", "file:///m", "https://a b"})
    void messages_are_sent_to_no_other_origin(String endpoint) {
        StubMcpServer server = server(Speaks.SSE);
        server.on(
                "GET",
                call ->
                        call.open()
                                .raw("event: endpoint\ndata: %s\n\n".formatted(endpoint))
                                .awaitEnd());

        McpException refused = catchThrowableOfType(McpException.class, upstream(server)::connect);

        assertThat(refused.message()).contains("to another origin, or to no URL");
    }

    @Test
    void a_stream_of_http_sse_that_says_nothing_is_not_waited_for() {
        StubMcpServer server = server(Speaks.SSE);
        server.on("GET", call -> call.open().awaitEnd());
        Upstream upstream = upstream(server.url(), TestUpstreams.withProbe(Duration.ofMillis(300)));

        McpException refused = catchThrowableOfType(McpException.class, upstream::connect);

        assertThat(refused.message()).contains("did not say where to send messages to");
    }

    @ParameterizedTest
    @EnumSource(
            value = Speaks.class,
            names = {"STATELESS", "SESSION"})
    void calls_that_wait_end_with_the_upstream(Speaks speaks) throws InterruptedException {
        StubMcpServer server = server(speaks);
        Upstream upstream = upstream(server);
        server.on("tools/call", call -> upstream.close());

        assertThat(refused(upstream).message()).contains("the connection was closed");
    }

    private McpException refused(Speaks speaks, Behaviour first) throws InterruptedException {
        StubMcpServer server = server(speaks);
        server.on("tools/call", first, server.usual("tools/call"));
        Upstream upstream = upstream(server);

        McpException refused = refused(upstream);

        assertThat(call(upstream, "echo", "{\"text\": \"on\"}")).isEqualTo("on");
        return refused;
    }

    private static McpException refused(Upstream upstream) {
        return catchThrowableOfType(McpException.class, () -> call(upstream, "echo", "{}"));
    }
}
