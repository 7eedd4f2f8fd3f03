package dev.switchboard.router.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import dev.switchboard.model.json.Json;
import dev.switchboard.router.protocol.Era;
import dev.switchboard.router.protocol.McpException;
import dev.switchboard.router.upstream.StubMcpServer.Seen;
import dev.switchboard.router.upstream.StubMcpServer.Speaks;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Servers of all HTTP transports that behave as they should. */
class HttpUpstreamTest extends HttpUpstreams {

    @ParameterizedTest
    @EnumSource
    void a_server_of_each_transport_is_found_and_called(Speaks speaks) throws InterruptedException {
        Upstream upstream = upstream(server(speaks));

        assertThat(call(upstream, "echo", "{\"text\": \"hello\"}")).isEqualTo("hello");
        assertThat(upstream.connect().era())
                .isEqualTo(speaks == Speaks.STATELESS ? Era.STATELESS : Era.SESSION);
    }

    @Test
    void stateless_requests_say_in_headers_what_they_are() throws InterruptedException {
        StubMcpServer server = server(Speaks.STATELESS);

        call(upstream(server), "écho", "{\"text\": \"hello\"}");

        Seen call = server.seen("tools/call").getFirst();
        assertThat(call.header("MCP-Protocol-Version")).isEqualTo("2026-07-28");
        assertThat(call.header("Mcp-Method")).isEqualTo("tools/call");
        assertThat(call.header("Mcp-Name")).isEqualTo("=?base64?w6ljaG8=?=");
        assertThat(call.header("Accept")).isEqualTo("application/json, text/event-stream");
        assertThat(call.header("Mcp-Session-Id")).isNull();
    }

    @Test
    void a_session_is_named_in_all_its_requests_and_ended() throws InterruptedException {
        StubMcpServer server = server(Speaks.SESSION);
        Upstream upstream = upstream(server);

        call(upstream, "echo", "{}");
        await().until(() -> !server.streams().isEmpty());
        upstream.close();

        assertThat(server.seen("initialize").getFirst().header("Mcp-Session-Id")).isNull();
        assertThat(server.seen("initialize").getFirst().header("MCP-Protocol-Version")).isNull();
        for (String method : new String[] {"notifications/initialized", "tools/call", "GET"}) {
            Seen seen = server.seen(method).getFirst();
            assertThat(seen.header("Mcp-Session-Id")).isNotNull();
            assertThat(seen.header("MCP-Protocol-Version")).isEqualTo("2025-06-18");
        }
        await().until(() -> !server.seen("DELETE").isEmpty());
    }

    @ParameterizedTest
    @EnumSource(
            value = Speaks.class,
            names = {"STATELESS", "SESSION"})
    void progress_on_a_stream_comes_before_the_result(Speaks speaks) throws InterruptedException {
        StubMcpServer server = server(speaks);
        server.on(
                "tools/call",
                call ->
                        call.open()
                                .event(progress(call, 1))
                                .raw("id: 7\ndata:\n\n: a comment\nevent: other\ndata: x\n\n")
                                .event(progress(call, 2))
                                .event(call.textResponse("done")));
        ProgressListener listener = new ProgressListener();

        assertThat(call(upstream(server), "slow", "{}", false, listener)).isEqualTo("done");
        assertThat(listener.progress()).containsExactly(1.0, 2.0);
    }

    @Test
    void a_question_on_the_stream_of_a_request_is_answered_by_a_post() throws InterruptedException {
        StubMcpServer server = server(Speaks.SESSION);
        server.on(
                "tools/call",
                call -> {
                    call.open()
                            .event(
                                    """
                                    {"jsonrpc": "2.0", "id": 0, "method": "roots/list"}\
                                    """);
                    await().until(() -> !server.seen("response").isEmpty());
                    call.event(call.textResponse("done"));
                });

        assertThat(call(upstream(server), "ask", "{}")).isEqualTo("done");
        assertThat(server.seen("response").getFirst().message().at("/error/code").asInt())
                .isEqualTo(-32601);
    }

    /** It may ask on that stream alone, and does not wait for it. */
    @Test
    void no_request_overtakes_the_stream_of_its_session() throws InterruptedException {
        StubMcpServer server = server(Speaks.SESSION);
        CountDownLatch called = new CountDownLatch(1);
        AtomicBoolean opened = new AtomicBoolean();
        AtomicBoolean overtook = new AtomicBoolean();
        server.on(
                "tools/call",
                call -> {
                    overtook.set(!opened.get());
                    called.countDown();
                    call.text("done");
                });
        server.on(
                "GET",
                call -> {
                    opened.set(!called.await(200, TimeUnit.MILLISECONDS));
                    server.usual("GET").answer(call);
                });

        assertThat(call(upstream(server), "ask", "{}")).isEqualTo("done");
        assertThat(overtook).isFalse();
    }

    @Test
    void a_server_whose_stream_does_not_begin_is_used_without_it() throws InterruptedException {
        StubMcpServer server = server(Speaks.SESSION);
        server.on("GET", StubCall::awaitClosed);

        assertThat(call(upstream(server), "echo", "{\"text\": \"hello\"}")).isEqualTo("hello");
    }

    @Test
    void a_ping_on_the_stream_of_the_session_is_answered() throws InterruptedException {
        StubMcpServer server = server(Speaks.SESSION);
        upstream(server).connect();
        await().until(() -> !server.streams().isEmpty());

        server.streams()
                .forEach(stream ->
                        send(
                                stream,
                                "{\"jsonrpc\": \"2.0\", \"id\": \"p\", \"method\": \"ping\"}"));

        await().until(() -> !server.seen("response").isEmpty());
        assertThat(server.seen("response").getFirst().message().path("id").asString())
                .isEqualTo("p");
    }

    @ParameterizedTest
    @EnumSource(
            value = Speaks.class,
            names = {"STATELESS", "SESSION"})
    void an_interrupted_caller_cancels_its_request(Speaks speaks) throws InterruptedException {
        StubMcpServer server = server(speaks);
        var left = new java.util.concurrent.CountDownLatch(1);
        server.on(
                "tools/call",
                call -> {
                    call.open().awaitEnd();
                    left.countDown();
                });
        Upstream upstream = upstream(server);
        upstream.connect();
        Thread caller =
                Thread.startVirtualThread(() -> {
                    try {
                        call(upstream, "hang", "{}");
                    } catch (InterruptedException e) {
                        // as the test wants
                    }
                });
        await().until(() -> !server.seen("tools/call").isEmpty());

        caller.interrupt();

        left.await();
        caller.join();
        if (speaks == Speaks.SESSION) {
            await().until(() -> !server.seen("notifications/cancelled").isEmpty());
            assertThat(server.seen("notifications/cancelled").getFirst().message().at("/params"))
                    .hasToString(
                            "{\"reason\":\"the client cancelled the request\",\"requestId\":%s}"
                                    .formatted(
                                            server.seen("tools/call")
                                                    .getFirst()
                                                    .message()
                                                    .path("id")));
        } else {
            assertThat(server.methods()).doesNotContain("notifications/cancelled");
        }
    }

    @Test
    void a_list_change_on_the_stream_of_the_session_is_told() throws InterruptedException {
        StubMcpServer server = server(Speaks.SESSION);
        upstream(server).connect();
        await().until(() -> !server.streams().isEmpty());

        server.streams()
                .forEach(stream ->
                        send(
                                stream,
                                StubMcpServer.notification(
                                        "notifications/tools/list_changed",
                                        Json.MAPPER.createObjectNode())));

        await().until(() -> events().contains("notifications/tools/list_changed"));
    }

    @Test
    void an_error_of_the_server_is_passed_on() {
        StubMcpServer server = server(Speaks.STATELESS);
        server.on("tools/call", call -> call.error(200, -32099, "it fails"));

        McpException refused =
                catchThrowableOfType(
                        McpException.class, () -> call(upstream(server), "fail", "{}"));

        assertThat(refused.code()).isEqualTo(-32099);
        assertThat(refused.message()).isEqualTo("it fails");
    }
}
