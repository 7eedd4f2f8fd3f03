package dev.switchboard.cli.mcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.cli.mcp.StubEndpoint.Call;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** A client of the revisions without sessions. */
class StatelessClientTest {

    private static final String META =
            "\"_meta\": {\"io.modelcontextprotocol/protocolVersion\": \"2026-07-28\"}";

    private static final String TOOLS =
            """
            {"tools":[{"name":"region","inputSchema":{"type":"object","properties":{
              "where":{"type":"string","x-mcp-header":"Where"},
              "deep":{"type":"object","properties":{
                "count":{"type":"integer","x-mcp-header":"Count"}}}}}}]}
            """;

    private static String request(int id, String method, String params) {
        return "{\"jsonrpc\": \"2.0\", \"id\": %d, \"method\": \"%s\", \"params\": {%s%s}}"
                .formatted(id, method, params.isEmpty() ? "" : params + ", ", META);
    }

    private static String call(int id, String arguments) {
        return request(id, "tools/call", "\"name\": \"region\", \"arguments\": " + arguments);
    }

    @Test
    void a_request_is_passed_on_as_it_is_and_repeated_in_headers() throws Exception {
        String request =
                "{ \"id\": \"a\", \"more\": 1.10, \"jsonrpc\": \"2.0\", \"method\": \"tools/call\","
                        + " \"params\": {\"name\": \"region\", %s}}".formatted(META);
        try (StubEndpoint endpoint =
                        new StubEndpoint(
                                (call, reply) -> reply.json(200, call.result("{\"x\": 1.10}")));
                StdioClient client = new StdioClient(endpoint.url())) {
            client.send(request + "\r");

            assertThat(client.next())
                    .isEqualTo("{\"jsonrpc\":\"2.0\",\"id\":\"a\",\"result\":{\"x\": 1.10}}");
            Call call = endpoint.calls().getFirst();
            assertThat(call.body()).isEqualTo(request);
            assertThat(call.headers())
                    .containsEntry("mcp-protocol-version", "2026-07-28")
                    .containsEntry("mcp-method", "tools/call")
                    .containsEntry("mcp-name", "region")
                    .containsEntry("content-type", "application/json")
                    .containsEntry("accept", "application/json, text/event-stream")
                    .doesNotContainKey("mcp-session-id");
        }
    }

    @Test
    void a_uri_that_is_no_plain_ascii_is_repeated_as_base64() throws Exception {
        try (StubEndpoint endpoint =
                        new StubEndpoint((call, reply) -> reply.json(200, call.result("{}")));
                StdioClient client = new StdioClient(endpoint.url())) {
            client.send(request(1, "resources/read", "\"uri\": \"Hello, 世界\"")).next();

            assertThat(endpoint.calls().getFirst().header("Mcp-Name"))
                    .isEqualTo("=?base64?SGVsbG8sIOS4lueVjA==?=");
        }
    }

    @Test
    void what_comes_on_a_stream_is_passed_on_one_message_a_line() throws Exception {
        try (StubEndpoint endpoint =
                        new StubEndpoint((call, reply) ->
                                reply.events()
                                        .event("{\"method\":\"notifications/progress\",\n \"n\":1}")
                                        .event(call.result("{}")));
                StdioClient client = new StdioClient(endpoint.url())) {
            client.send(call(1, "{}"));

            assertThat(client.next())
                    .isEqualTo("{\"method\":\"notifications/progress\",  \"n\":1}");
            assertThat(client.nextJson().path("id").asInt()).isEqualTo(1);
        }
    }

    @Test
    void several_requests_are_under_way_at_once() throws Exception {
        CountDownLatch second = new CountDownLatch(1);
        try (StubEndpoint endpoint =
                        new StubEndpoint((call, reply) -> {
                            if (call.json().path("id").asInt() == 1) {
                                second.await();
                            }
                            reply.json(200, call.result("{}"));
                        });
                StdioClient client = new StdioClient(endpoint.url())) {
            client.send(request(1, "tools/list", "")).send(request(2, "tools/list", ""));

            assertThat(client.nextJson().path("id").asInt()).isEqualTo(2);
            second.countDown();
            assertThat(client.nextJson().path("id").asInt()).isEqualTo(1);
        }
    }

    @Test
    void arguments_are_repeated_in_the_headers_that_a_list_of_tools_has_named() throws Exception {
        try (StubEndpoint endpoint =
                        new StubEndpoint((call, reply) ->
                                reply.json(200, call.result(TOOLS.replace("\n", ""))));
                StdioClient client = new StdioClient(endpoint.url())) {
            client.send(request(1, "tools/list", "")).next();
            client.send(call(2, "{\"where\": \" x\", \"deep\": {\"count\": 42}}")).next();
            client.send(call(3, "{\"where\": null}")).next();

            assertThat(endpoint.calls().get(1).headers())
                    .containsEntry("mcp-param-where", "=?base64?IHg=?=")
                    .containsEntry("mcp-param-count", "42");
            assertThat(endpoint.calls().get(2).headers())
                    .doesNotContainKeys("mcp-param-where", "mcp-param-count");
        }
    }

    @Test
    void a_call_refused_for_its_headers_is_sent_again_once_the_tools_are_known() throws Exception {
        try (StubEndpoint endpoint =
                        new StubEndpoint((call, reply) -> {
                            switch (call.method()) {
                                case "tools/list" -> reply.json(200, call.result(TOOLS));
                                default -> {
                                    boolean named = call.header("Mcp-Param-Where") != null;
                                    reply.json(
                                            named ? 200 : 400,
                                            named ? call.result("{}") : call.error(-32020));
                                }
                            }
                        });
                StdioClient client = new StdioClient(endpoint.url())) {
            client.send(call(1, "{\"where\": \"here\"}"));

            assertThat(client.nextJson().has("result")).isTrue();
            assertThat(endpoint.methods())
                    .containsExactly("tools/call", "tools/list", "tools/call");
            client.send(call(2, "{}"));
            assertThat(client.nextJson().at("/error/code").asInt()).isEqualTo(-32020);
        }
    }

    @Test
    void a_cancelled_request_ends_its_connection_and_says_nothing_more() throws Exception {
        CountDownLatch left = new CountDownLatch(1);
        try (StubEndpoint endpoint =
                        new StubEndpoint((call, reply) -> {
                            if (call.method().equals("tools/call")) {
                                reply.events().event("{\"method\":\"notifications/progress\"}");
                                await().until(() -> !reply.isRead());
                                left.countDown();
                            } else {
                                reply.json(200, call.result("{}"));
                            }
                        });
                StdioClient client = new StdioClient(endpoint.url())) {
            client.send(call(1, "{}")).next();
            client.send(
                    "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/cancelled\","
                            + "\"params\":{\"requestId\":1}}");

            left.await();
            client.send(request(2, "tools/list", ""));
            assertThat(client.nextJson().path("id").asInt()).isEqualTo(2);
            assertThat(endpoint.methods()).containsExactly("tools/call", "tools/list");
        }
    }

    @Test
    void a_request_that_waits_for_its_answer_can_be_cancelled() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        try (StubEndpoint endpoint = new StubEndpoint((_, _) -> never.await());
                StdioClient client = new StdioClient(endpoint.url())) {
            client.send(call(1, "{}"));
            await().until(() -> !endpoint.calls().isEmpty());
            client.send(
                    "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/cancelled\","
                            + "\"params\":{\"requestId\":1}}");

            assertThat(client.end()).isZero();
            assertThat(client.isSilent()).isTrue();
            never.countDown();
        }
    }

    @Test
    void a_stream_of_changes_that_breaks_is_told_as_cancelled() throws Exception {
        try (StubEndpoint endpoint =
                        new StubEndpoint((_, reply) ->
                                reply.events()
                                        .event(
                                                "{\"method\":"
                                                        + "\"notifications/subscriptions/acknowledged\"}"));
                StdioClient client = new StdioClient(endpoint.url())) {
            client.send(request(7, "subscriptions/listen", "\"notifications\": {}")).next();

            JsonNode end = client.nextJson();
            assertThat(end.path("method").asString()).isEqualTo("notifications/cancelled");
            assertThat(end.at("/params/requestId").asInt()).isEqualTo(7);
            assertThat(end.at("/params/reason").asString()).contains("listen again");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"tools/list", "resources/read", "server/discover"})
    void a_request_that_may_be_repeated_is_when_its_answer_is_cut_off(String method)
            throws Exception {
        try (StubEndpoint endpoint = new StubEndpoint((_, reply) -> reply.events());
                StdioClient client = new StdioClient(endpoint.url())) {
            client.send(request(1, method, ""));

            assertThat(client.nextJson().at("/error/message").asString())
                    .contains("ended its answer before the response")
                    .doesNotContain("unknown");
            assertThat(endpoint.methods()).containsExactly(method, method);
        }
    }

    @Test
    void a_call_whose_answer_is_cut_off_is_not_repeated() throws Exception {
        try (StubEndpoint endpoint = new StubEndpoint((_, reply) -> reply.events());
                StdioClient client = new StdioClient(endpoint.url())) {
            client.send(call(1, "{}"));

            assertThat(client.nextJson().at("/error/message").asString())
                    .contains("whether the request was carried out is unknown");
            assertThat(endpoint.methods()).containsExactly("tools/call");
        }
    }

    @Test
    void a_refusal_without_an_id_gets_that_of_its_request() throws Exception {
        try (StubEndpoint endpoint =
                        new StubEndpoint((_, reply) ->
                                reply.json(
                                        503, "{\"jsonrpc\":\"2.0\",\"error\":{\"code\":-32603}}"));
                StdioClient client = new StdioClient(endpoint.url())) {
            client.send(request(1, "tools/list", ""));

            assertThat(client.next())
                    .isEqualTo("{\"jsonrpc\":\"2.0\",\"id\":1,\"error\":{\"code\":-32603}}");
        }
    }

    @Test
    void what_is_no_endpoint_is_named_so() throws Exception {
        try (StubEndpoint endpoint = new StubEndpoint((_, reply) -> reply.text(404, "<html>"));
                StdioClient client = new StdioClient(endpoint.url())) {
            client.send(request(1, "server/discover", ""));

            assertThat(client.nextJson().at("/error/message").asString())
                    .contains("is no MCP endpoint (HTTP status 404)", "--url");
        }
    }
}
