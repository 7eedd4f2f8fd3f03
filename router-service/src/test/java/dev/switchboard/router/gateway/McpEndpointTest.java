package dev.switchboard.router.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.router.McpClient;
import dev.switchboard.router.McpClient.Answer;
import dev.switchboard.router.RouterTest;
import dev.switchboard.router.SessionClient;
import dev.switchboard.testkit.RawHttp;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

final class McpEndpointTest extends RouterTest {

    @Test
    void discovery_tells_versions_capabilities_and_who_it_is() {
        JsonNode result = client().send(McpClient.message("server/discover")).json().get("result");

        assertThat(result.get("supportedVersions")).hasToString("[\"2026-07-28\"]");
        assertThat(result.at("/capabilities/tools").isObject()).isTrue();
        assertThat(result.at("/_meta/io.modelcontextprotocol~1serverInfo/name").asString())
                .isEqualTo("switchboard");
        assertThat(result.get("instructions").asString()).contains("contracts_submit");
    }

    @ParameterizedTest
    @ValueSource(strings = {"server/discover", "tools/list"})
    void what_stays_the_same_says_for_how_long(String method) {
        JsonNode result = client().send(McpClient.message(method)).json().get("result");

        assertThat(result.get("resultType").asString()).isEqualTo("complete");
        assertThat(result.get("ttlMs").asLong()).isPositive();
        assertThat(result.get("cacheScope").asString()).isEqualTo("public");
    }

    @Test
    void an_answer_bears_the_id_as_it_came() {
        ObjectNode message = McpClient.message("tools/list");
        message.put("id", "list-1");

        Answer answer = client().send(message);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().get("id")).hasToString("\"list-1\"");
        assertThat(answer.response().headers().firstValue("content-type"))
                .hasValue("application/json");
    }

    @Test
    void a_notification_is_taken_without_an_answer() {
        Answer answer =
                client().send(
                                client().post(
                                                "{\"jsonrpc\": \"2.0\", \"method\": \"notifications/x\"}"));

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.response().body()).isEmpty();
    }

    @Test
    void an_unknown_method_is_told_by_name() {
        Answer answer = client().send(McpClient.message("tools/paint"));

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.errorCode()).isEqualTo(-32601);
        assertThat(answer.errorMessage()).contains("tools/paint");
        assertThat(answer.json().get("id").asInt()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "io.modelcontextprotocol/protocolVersion, -32602",
        "io.modelcontextprotocol/clientCapabilities, -32602",
        "io.modelcontextprotocol/clientInfo, 0"
    })
    void required_metadata_must_be_there(String field, int code) {
        ObjectNode message = McpClient.message("tools/list");
        ((ObjectNode) message.at("/params/_meta")).remove(field);

        Answer answer = client().send(message);

        assertThat(answer.errorCode()).isEqualTo(code);
        assertThat(answer.status()).isEqualTo(code == 0 ? 200 : 400);
    }

    @Test
    void headers_that_contradict_the_body_are_refused() {
        Answer answer =
                client().send(
                                client().post(McpClient.message("tools/list").toString())
                                        .header("MCP-Protocol-Version", "2026-07-28")
                                        .header("Mcp-Method", "tools/call"));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.errorCode()).isEqualTo(-32020);
        assertThat(answer.json().get("id").asInt()).isEqualTo(1);
    }

    @Test
    void a_version_that_is_not_spoken_is_told_whatever_else_is_missing() {
        ObjectNode message = McpClient.message("tools/list");
        ObjectNode meta = (ObjectNode) message.at("/params/_meta");
        meta.removeAll();
        meta.put("io.modelcontextprotocol/protocolVersion", "2099-01-01");

        Answer answer =
                client().send(
                                client().post(message.toString())
                                        .header("MCP-Protocol-Version", "2099-01-01"));

        assertThat(answer.errorCode()).isEqualTo(-32022);
        assertThat(answer.json().at("/error/data/supported")).hasToString("[\"2026-07-28\"]");
    }

    @Test
    void a_request_without_an_id_is_no_notification() {
        Answer answer =
                client().send(client().post("{\"jsonrpc\": \"2.0\", \"method\": \"tools/list\"}"));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.errorMessage()).contains("needs an id");
    }

    /** Browsers take a page for one of this server when its host name was made to mean it. */
    @Test
    void a_page_under_the_name_it_called_may_not_call_unless_that_is_allowed() {
        String body = McpClient.message("tools/list").toString();
        RawHttp.Answer answer =
                RawHttp.send(
                        client().port(),
                        String.join(
                                "\r\n",
                                "POST /mcp HTTP/1.1",
                                "Host: rebound.example.com:8000",
                                "Origin: http://rebound.example.com:8000",
                                "Content-Type: application/json",
                                "Connection: close",
                                "Content-Length: " + body.length(),
                                "",
                                body));

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.body()).contains("-32600", "ALLOWED_ORIGINS");
    }

    @Test
    void what_callers_sent_is_not_repeated_at_length() {
        Answer answer = client().send(McpClient.message("m".repeat(5_000)));

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.errorMessage()).hasSizeLessThan(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    GET    | POST, OPTIONS
                    DELETE | POST, OPTIONS
                    PUT    | POST, GET, DELETE, OPTIONS
                    PATCH  | POST, GET, DELETE, OPTIONS
                    BREW   | POST, GET, DELETE, OPTIONS
                    """)
    void other_methods_of_http_are_refused_as_json_rpc(String method, String allowed) {
        Answer answer = client().send(client().request().method(method, BodyPublishers.noBody()));

        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.response().headers().firstValue("allow")).hasValue(allowed);
        assertThat(answer.errorCode()).isEqualTo(-32600);
    }

    @ParameterizedTest
    @CsvSource({
        "Content-Type, text/plain, 415",
        "Content-Type, application/jsonp, 415",
        "Content-Type, nonsense, 415",
        "Content-Encoding, gzip, 415",
        "Accept, text/html, 406"
    })
    void what_it_does_not_speak_is_refused(String header, String value, int status) {
        Answer answer =
                client().send(
                                client().post(McpClient.message("tools/list").toString())
                                        .setHeader(header, value));

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.errorCode()).isEqualTo(-32600);
        assertThat(answer.errorMessage()).contains(header);
    }

    @Test
    void a_body_that_is_too_long_is_refused() {
        Answer answer = client().send(client().post(" ".repeat(1024 * 1024 + 1)));

        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.errorCode()).isEqualTo(-32600);
    }

    @Test
    void pages_of_other_origins_may_not_call() {
        Answer answer =
                client().send(
                                client().post(McpClient.message("tools/list").toString())
                                        .header("Origin", "https://evil.example.com"));

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.errorCode()).isEqualTo(-32600);
        assertThat(answer.errorMessage()).contains("ALLOWED_ORIGINS");
        assertThat(answer.json().has("id")).isFalse();
    }

    @Test
    void pages_that_are_allowed_may_call() {
        Answer answer =
                client().send(
                                client().post(McpClient.message("tools/list").toString())
                                        .header("MCP-Protocol-Version", "2026-07-28")
                                        .header("Mcp-Method", "tools/list")
                                        .header("Origin", "https://app.example.com"));

        assertThat(answer.status()).isEqualTo(200);
    }

    @Test
    void pages_that_are_allowed_may_read_the_id_of_their_session() {
        Answer answer =
                client().send(
                                client().post(
                                                SessionClient.initialize("2025-11-25", "{}")
                                                        .toString())
                                        .header("Origin", "https://app.example.com"));

        assertThat(answer.response().headers().firstValue("access-control-expose-headers"))
                .hasValueSatisfying(names -> assertThat(names).contains("Mcp-Session-Id"));
    }

    @Test
    void a_header_that_may_come_once_is_refused_as_json_rpc() {
        Answer answer =
                client().send(
                                client().post("{}")
                                        .header("Authorization", "a")
                                        .header("Authorization", "b"));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.errorCode()).isEqualTo(-32600);
    }
}
