package dev.switchboard.cli.mcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.cli.mcp.StubEndpoint.Behaviour;
import dev.switchboard.cli.mcp.StubEndpoint.Call;
import dev.switchboard.cli.mcp.StubEndpoint.Reply;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A client of the revisions that begin with {@code initialize}. */
class SessionClientTest {

    private static final String INITIALIZE =
            "{\"jsonrpc\":\"2.0\",\"id\":0,\"method\":\"initialize\",\"params\":"
                    + "{\"protocolVersion\":\"2025-06-18\",\"capabilities\":{}}}";

    private static final String INITIALIZED =
            "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}";

    private final AtomicInteger sessions = new AtomicInteger();

    private static String request(int id, String method, String params) {
        return "{\"jsonrpc\":\"2.0\",\"id\":%d,\"method\":\"%s\",\"params\":{%s}}"
                .formatted(id, method, params);
    }

    /** An endpoint that has sessions, of which only the newest counts. */
    private StubEndpoint endpoint(Behaviour others) throws IOException {
        return new StubEndpoint((call, reply) -> {
            if (call.method().equals("initialize")) {
                begin(call, reply);
            } else if (!("s" + sessions.get()).equals(call.header("Mcp-Session-Id"))) {
                reply.json(404, "{\"jsonrpc\":\"2.0\",\"error\":{\"code\":-32600}}");
            } else if (call.http().equals("DELETE")) {
                reply.status(204);
            } else if (call.http().equals("POST") && !call.json().has("id")) {
                reply.status(202);
            } else {
                others.answer(call, reply);
            }
        });
    }

    private void begin(Call call, Reply reply) throws IOException {
        reply.with("Mcp-Session-Id", "s" + sessions.incrementAndGet())
                .json(200, call.result("{\"protocolVersion\":\"2025-06-18\"}"));
    }

    private static void noStream(Call call, Reply reply) throws IOException {
        if (call.http().equals("GET")) {
            reply.status(405);
        } else {
            reply.json(200, call.result("{\"of\":\"" + call.method() + "\"}"));
        }
    }

    private static StdioClient begun(StubEndpoint endpoint) throws Exception {
        StdioClient client = new StdioClient(endpoint.url());
        client.send(INITIALIZE).next();
        client.send(INITIALIZED);
        return client;
    }

    @Test
    void session_and_version_go_along_with_all_that_follows_and_the_end_is_told() throws Exception {
        try (StubEndpoint endpoint = endpoint(SessionClientTest::noStream)) {
            try (StdioClient client = begun(endpoint)) {
                client.send(request(1, "tools/list", "")).next();
                client.send("{\"jsonrpc\":\"2.0\",\"id\":5,\"result\":{}}");
                await().until(() -> !endpoint.calls("response").isEmpty());
            }
            assertThat(endpoint.calls().getFirst().headers()).doesNotContainKey("mcp-session-id");
            assertThat(endpoint.calls().stream().skip(1))
                    .allSatisfy(call ->
                            assertThat(call.headers())
                                    .containsEntry("mcp-session-id", "s1")
                                    .containsEntry("mcp-protocol-version", "2025-06-18"));
            assertThat(endpoint.methods())
                    .contains("notifications/initialized", "GET", "tools/list", "response")
                    .endsWith("DELETE");
        }
    }

    @Test
    void what_is_written_while_initialize_is_under_way_waits_for_it() throws Exception {
        try (StubEndpoint endpoint = endpoint(SessionClientTest::noStream);
                StdioClient client = new StdioClient(endpoint.url())) {
            client.send(INITIALIZE).send(INITIALIZED).send(request(1, "tools/list", ""));

            assertThat(client.nextJson().path("id").asInt()).isZero();
            assertThat(client.nextJson().path("id").asInt()).isEqualTo(1);
            assertThat(endpoint.methods())
                    .startsWith("initialize", "notifications/initialized")
                    .contains("tools/list");
        }
    }

    @Test
    void the_stream_of_the_server_goes_on_where_it_was() throws Exception {
        try (StubEndpoint endpoint =
                        endpoint((call, reply) -> {
                            boolean again = "0-1".equals(call.header("Last-Event-ID"));
                            reply.events()
                                    .field("retry: 1")
                                    .field(again ? "id: 0-2" : "id: 0-1")
                                    .event(
                                            "{\"method\":\"%s\"}"
                                                    .formatted(again ? "second" : "first"));
                            await().until(() -> !again || !reply.isRead());
                        });
                StdioClient client = begun(endpoint)) {
            assertThat(client.next()).contains("first");
            assertThat(client.next()).contains("second");
        }
    }

    @Test
    void an_answer_that_is_cut_off_is_come_back_for() throws Exception {
        try (StubEndpoint endpoint =
                        endpoint((call, reply) -> {
                            if (call.method().equals("tools/call")) {
                                reply.events().field("id: 3-1").field("retry: 1").event("");
                            } else if ("3-1".equals(call.header("Last-Event-ID"))) {
                                reply.events().event("{\"id\":1,\"result\":{}}");
                            } else {
                                reply.status(405);
                            }
                        });
                StdioClient client = begun(endpoint)) {
            client.send(request(1, "tools/call", "\"name\":\"x\""));

            assertThat(client.next()).isEqualTo("{\"id\":1,\"result\":{}}");
            assertThat(endpoint.calls("tools/call")).hasSize(1);
        }
    }

    @Test
    void a_session_that_is_lost_is_begun_again_with_all_that_was_set_in_it() throws Exception {
        try (StubEndpoint endpoint = endpoint(SessionClientTest::noStream);
                StdioClient client = begun(endpoint)) {
            client.send(request(1, "resources/subscribe", "\"uri\":\"contract://a\"")).next();
            client.send(request(2, "resources/subscribe", "\"uri\":\"contract://b\"")).next();
            client.send(request(3, "resources/unsubscribe", "\"uri\":\"contract://a\"")).next();
            client.send(request(4, "logging/setLevel", "\"level\":\"debug\"")).next();
            sessions.incrementAndGet();
            int before = endpoint.calls().size();

            client.send(request(5, "tools/call", "\"name\":\"x\""));

            assertThat(client.nextJson().path("id").asInt()).isEqualTo(5);
            List<Call> after = endpoint.calls().subList(before, endpoint.calls().size());
            assertThat(after)
                    .extracting(Call::method)
                    .containsExactly(
                            "tools/call",
                            "initialize",
                            "notifications/initialized",
                            "logging/setLevel",
                            "resources/subscribe",
                            "tools/call");
            assertThat(after.get(1).body()).isEqualTo(INITIALIZE);
            assertThat(after.get(4).body()).contains("contract://b");
            assertThat(client.isSilent()).isTrue();
        }
    }

    @Test
    void of_a_call_that_was_lost_with_its_session_the_outcome_is_unknown() throws Exception {
        try (StubEndpoint endpoint =
                        endpoint((call, reply) -> {
                            if (call.method().equals("tools/call")) {
                                sessions.incrementAndGet();
                                reply.events().field("id: 3-1").field("retry: 1").event("");
                            } else {
                                reply.status(405);
                            }
                        });
                StdioClient client = begun(endpoint)) {
            client.send(request(1, "tools/call", "\"name\":\"x\""));

            assertThat(client.nextJson().at("/error/message").asString())
                    .contains("whether the request was carried out is unknown");
            assertThat(endpoint.calls("tools/call")).hasSize(1);
        }
    }

    @Test
    void a_list_that_was_lost_with_its_session_is_asked_for_again() throws Exception {
        AtomicInteger lists = new AtomicInteger();
        try (StubEndpoint endpoint =
                        endpoint((call, reply) -> {
                            if (call.method().equals("tools/list")
                                    && lists.getAndIncrement() == 0) {
                                sessions.incrementAndGet();
                                reply.events().field("id: 3-1").field("retry: 1").event("");
                            } else {
                                noStream(call, reply);
                            }
                        });
                StdioClient client = begun(endpoint)) {
            client.send(request(1, "tools/list", ""));

            assertThat(client.nextJson().at("/result/of").asString()).isEqualTo("tools/list");
        }
    }

    @Test
    void a_cancelled_request_is_cancelled_at_the_server_and_says_nothing_more() throws Exception {
        CountDownLatch cancelled = new CountDownLatch(1);
        try (StubEndpoint endpoint =
                        endpoint((call, reply) -> {
                            if (call.method().equals("tools/call")) {
                                cancelled.await();
                                reply.json(200, call.result("{}"));
                            } else {
                                noStream(call, reply);
                            }
                        });
                StdioClient client = begun(endpoint)) {
            client.send(request(1, "tools/call", "\"name\":\"x\""));
            await().until(() -> !endpoint.calls("tools/call").isEmpty());
            client.send(
                    "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/cancelled\","
                            + "\"params\":{\"requestId\":1}}");
            await().until(() -> !endpoint.calls("notifications/cancelled").isEmpty());
            cancelled.countDown();

            client.send(request(2, "tools/list", ""));
            assertThat(client.nextJson().path("id").asInt()).isEqualTo(2);
        }
    }

    @Test
    void several_messages_on_a_line_are_sent_one_by_one() throws Exception {
        try (StubEndpoint endpoint = endpoint(SessionClientTest::noStream);
                StdioClient client = begun(endpoint)) {
            client.send("[%s,%s]".formatted(request(1, "tools/list", ""), request(2, "ping", "")));

            assertThat(
                            List.of(
                                    client.nextJson().path("id").asInt(),
                                    client.nextJson().path("id").asInt()))
                    .containsExactlyInAnyOrder(1, 2);
        }
    }

    @Test
    void without_a_session_requests_say_so() throws Exception {
        try (StubEndpoint endpoint =
                        new StubEndpoint((call, reply) -> reply.json(200, call.error(-32602)));
                StdioClient client = new StdioClient(endpoint.url())) {
            client.send(INITIALIZE).send(request(1, "tools/list", ""));

            assertThat(client.nextJson().at("/error/code").asInt()).isEqualTo(-32602);
            assertThat(client.nextJson().at("/error/message").asString()).contains("initialize");
            assertThat(endpoint.methods()).containsExactly("initialize");
        }
    }
}
