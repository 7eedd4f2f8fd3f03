package dev.switchboard.router.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import dev.switchboard.model.json.Json;
import dev.switchboard.router.protocol.Era;
import dev.switchboard.router.protocol.McpException;
import dev.switchboard.router.upstream.StubMcpServer.Seen;
import dev.switchboard.router.upstream.StubMcpServer.Speaks;
import java.util.Collections;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Servers that end, forget sessions, or end streams before their time. */
class HttpRecoveryTest extends HttpUpstreams {

    @ParameterizedTest
    @EnumSource
    void a_server_that_starts_again_between_calls_is_connected_to_again(Speaks speaks)
            throws InterruptedException {
        StubMcpServer server = server(speaks);
        Upstream upstream = upstream(server);
        call(upstream, "echo", "{}");

        server.restart();

        await().ignoreExceptions()
                .until(() -> call(upstream, "echo", "{\"text\": \"again\"}").equals("again"));
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 404})
    void a_call_in_a_session_that_is_lost_is_made_in_a_new_one(int status)
            throws InterruptedException {
        StubMcpServer server = server(Speaks.SESSION);
        Upstream upstream = upstream(server);
        upstream.connect();
        server.on(
                "tools/call",
                call -> call.status(status, "Bad Request: No valid session ID provided"),
                server.usual("tools/call"));

        assertThat(call(upstream, "echo", "{\"text\": \"new\"}")).isEqualTo("new");
        assertThat(events()).containsExactly("connected", "disconnected", "connected");
        assertThat(sessions(server, "tools/call").distinct()).hasSize(2);
        assertThat(server.seen("DELETE")).isEmpty();
    }

    @Test
    void a_session_that_is_lost_leaves_running_calls_alone() throws Exception {
        StubMcpServer server = server(Speaks.SESSION);
        CountDownLatch goOn = new CountDownLatch(1);
        server.on(
                "tools/call",
                call -> {
                    goOn.await();
                    call.text("slow");
                },
                call -> call.status(404, ""),
                server.usual("tools/call"));
        Upstream upstream = upstream(server);
        upstream.connect();
        CompletableFuture<String> slow = new CompletableFuture<>();
        Thread.startVirtualThread(() -> {
            try {
                slow.complete(call(upstream, "slow", "{}"));
            } catch (InterruptedException | RuntimeException e) {
                slow.completeExceptionally(e);
            }
        });
        await().until(() -> server.seen("tools/call").size() == 1);

        assertThat(call(upstream, "echo", "{\"text\": \"quick\"}")).isEqualTo("quick");
        goOn.countDown();

        assertThat(slow.get()).isEqualTo("slow");
    }

    @Test
    void a_stream_that_ends_after_an_id_is_resumed_when_it_says() throws InterruptedException {
        StubMcpServer server = server(Speaks.SESSION);
        CompletableFuture<StubCall> resumable = new CompletableFuture<>();
        server.on(
                "tools/call",
                call -> {
                    resumable.complete(call);
                    call.open().raw("id: e-1\nretry: 60\ndata:\n\n");
                });
        server.on(
                "GET",
                call -> {
                    if ("e-1".equals(call.header("Last-Event-ID"))) {
                        call.open().raw("id: e-2\nretry: 60\ndata:\n\n");
                    } else if ("e-2".equals(call.header("Last-Event-ID"))) {
                        call.open().event(resumable.join().textResponse("resumed"));
                    } else {
                        server.usual("GET").answer(call);
                    }
                });

        assertThat(call(upstream(server), "long", "{}")).isEqualTo("resumed");
        assertThat(server.seen("tools/call")).hasSize(1);
    }

    @Test
    void a_stream_that_cannot_be_resumed_leaves_the_outcome_unknown() {
        StubMcpServer server = server(Speaks.SESSION);
        server.on("tools/call", call -> call.open().raw("id: e-1\nretry: 60\ndata:\n\n"));
        server.on("GET", call -> call.status(405, ""));

        McpException refused = refused(upstream(server), false);

        assertThat(refused.message())
                .contains("cannot be resumed: status 405")
                .contains("may have taken effect");
        assertThat(server.seen("tools/call")).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(
            value = Speaks.class,
            names = {"STATELESS", "SESSION"})
    void a_stream_that_ends_without_a_response_leaves_the_outcome_unknown(Speaks speaks) {
        StubMcpServer server = server(speaks);
        server.on("tools/call", call -> call.open().event(progress(call, 1)));

        McpException refused = refused(upstream(server), false);

        assertThat(refused.message())
                .contains("its stream ended before the response")
                .contains("may have taken effect");
        assertThat(server.seen("tools/call")).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(
            value = Speaks.class,
            names = {"STATELESS", "SESSION"})
    void a_call_without_effect_is_repeated_after_that(Speaks speaks) throws InterruptedException {
        StubMcpServer server = server(speaks);
        server.on(
                "tools/call",
                call -> call.open().event(progress(call, 1)),
                call -> call.status(503, "down"),
                server.usual("tools/call"));
        Upstream upstream = upstream(server);

        assertThat(refused(upstream, true).message()).contains("status 503");
        assertThat(call(upstream, "echo", "{\"text\": \"up\"}")).isEqualTo("up");
        assertThat(server.seen("tools/call")).hasSize(3);
    }

    @Test
    void a_result_on_the_stream_of_the_session_is_found() throws InterruptedException {
        StubMcpServer server = server(Speaks.SESSION);
        Upstream upstream = upstream(server);
        upstream.connect();
        await().until(() -> !server.streams().isEmpty());
        server.on(
                "tools/call",
                call -> {
                    call.open();
                    server.streams().getFirst().event(call.textResponse("elsewhere"));
                    call.awaitEnd();
                });

        assertThat(call(upstream, "echo", "{}")).isEqualTo("elsewhere");
    }

    @Test
    void the_stream_of_a_session_is_opened_again_where_it_ended() throws InterruptedException {
        StubMcpServer server = server(Speaks.SESSION);
        server.on(
                "GET",
                call ->
                        call.open()
                                .raw("id: s-1\nretry: 50\n")
                                .event(
                                        StubMcpServer.notification(
                                                "notifications/x", Json.MAPPER.createObjectNode())),
                server.usual("GET"));
        upstream(server).connect();

        await().until(() -> server.seen("GET").size() == 2);

        assertThat(server.seen("GET").getLast().header("Last-Event-ID")).isEqualTo("s-1");
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 404})
    void a_session_that_the_stream_finds_lost_is_not_used_again(int status)
            throws InterruptedException {
        StubMcpServer server = server(Speaks.SESSION);
        server.on("GET", server.usual("GET"), call -> call.status(status, ""));
        Upstream upstream = upstream(server);
        upstream.connect();
        await().until(() -> !server.streams().isEmpty());

        server.loseSessions();
        server.streams().forEach(StubCall::end);
        await().until(() -> upstream.description().isEmpty());

        assertThat(call(upstream, "echo", "{\"text\": \"new\"}")).isEqualTo("new");
        assertThat(server.seen("tools/call")).hasSize(1);
    }

    @Test
    void a_tool_whose_headers_are_refused_is_looked_up_and_called_again()
            throws InterruptedException {
        StubMcpServer server = server(Speaks.STATELESS);
        server.on(
                "tools/list",
                call ->
                        call.result(
                                """
                                {"tools": [{"name": "other"}], "nextCursor": ""}\
                                """),
                call ->
                        call.result(
                                """
                                {"tools": [{"name": "echo", "inputSchema": {"properties": {
                                 "text": {"type": "string", "x-mcp-header": "Text"}}}}]}\
                                """));
        server.on(
                "tools/call",
                call -> {
                    if ("hello".equals(call.header("Mcp-Param-Text"))) {
                        server.usual("tools/call").answer(call);
                    } else {
                        call.error(400, -32020, "Header mismatch");
                    }
                });

        assertThat(call(upstream(server), "echo", "{\"text\": \"hello\"}")).isEqualTo("hello");
        assertThat(server.seen("tools/call")).hasSize(2);
        assertThat(events()).contains("notifications/tools/list_changed");
    }

    @Test
    void a_server_that_speaks_the_revision_no_more_is_probed_again() throws InterruptedException {
        StubMcpServer server = server(Speaks.STATELESS);
        server.on(
                "tools/call",
                call -> call.error(400, -32022, "Unsupported protocol version"),
                server.usual("tools/call"));
        Upstream upstream = upstream(server);

        assertThat(call(upstream, "echo", "{\"text\": \"hello\"}")).isEqualTo("hello");
        assertThat(server.seen("server/discover")).hasSize(2);
    }

    @Test
    void a_server_that_failed_often_is_called_again_after_a_pause() throws InterruptedException {
        StubMcpServer server = server(Speaks.STATELESS);
        server.on("tools/call", call -> call.status(503, ""));
        Upstream upstream = upstream(server);
        for (int i = 0; i < CircuitBreaker.FAILURES; i++) {
            assertThat(refused(upstream, false).message()).contains("status 503");
        }
        assertThat(refused(upstream, false).message()).contains("the next attempt is in");

        server.on("tools/call", server.usual("tools/call"));
        await().ignoreExceptions().until(() -> upstream.connect().era() == Era.STATELESS);

        assertThat(call(upstream, "echo", "{\"text\": \"up\"}")).isEqualTo("up");
    }

    @Test
    void a_connection_that_is_lost_is_opened_again_if_somebody_needs_it()
            throws InterruptedException {
        StubMcpServer server = server(Speaks.SSE);
        Upstream upstream = upstream(server);
        upstream.connect();

        server.restart();
        await().until(() -> events().contains("disconnected"));
        upstream.reopen();

        await().until(() -> Collections.frequency(events(), "connected") == 2);
    }

    private static Stream<String> sessions(StubMcpServer server, String method) {
        return server.seen(method).stream().map((Seen seen) -> seen.header("Mcp-Session-Id"));
    }

    private static McpException refused(Upstream upstream, boolean idempotent) {
        return catchThrowableOfType(
                McpException.class,
                () -> call(upstream, "echo", "{}", idempotent, RequestListener.NONE));
    }
}
