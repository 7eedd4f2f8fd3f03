package dev.switchboard.router.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.model.json.Json;
import dev.switchboard.router.McpClient;
import dev.switchboard.router.McpClient.Answer;
import dev.switchboard.router.RouterTest;
import dev.switchboard.testkit.StubServer;
import dev.switchboard.testkit.StubServer.Reply;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

final class ContractsSubmitTest extends RouterTest {

    private static final String UPDATE =
            """
            {"contract_id": "c-42", "location": "Chennai", "status": "active",
             "timestamp": "2024-01-01T12:00:00Z", "idempotency_key": "once"}
            """;

    @Test
    void an_update_goes_to_the_ingest_service_under_its_key() {
        JsonNode result =
                client().send(McpClient.call("contracts_submit", UPDATE)).json().get("result");

        assertThat(result.get("isError").asBoolean()).isFalse();
        assertThat(result.get("structuredContent"))
                .hasToString(
                        "{\"contract_id\":\"c-42\",\"message_id\":\"contracts-0-1\","
                                + "\"idempotency_key\":\"once\","
                                + "\"timestamp\":\"2024-01-01T12:00:00Z\"}");
        assertThat(result.at("/content/0/text").asString())
                .isEqualTo(result.get("structuredContent").toString());
        StubServer.Request sent = services().requests().getLast();
        assertThat(sent.path()).isEqualTo("/update");
        assertThat(sent.key()).isEqualTo("once");
        assertThat(Json.MAPPER.readTree(sent.body()).propertyNames())
                .containsExactly("contract_id", "location", "status", "timestamp");
    }

    @Test
    void without_a_time_it_happened_now() throws Exception {
        Instant now = Instant.parse("2026-01-02T03:04:05.678912Z");
        try (StubServer services = StubServer.accepting();
                ContractAccess access = access(services)) {
            ContractsSubmit submit = new ContractsSubmit(access, Clock.fixed(now, ZoneOffset.UTC));

            submit.call(object("{\"contract_id\": \"c-42\"}"), new SilentContext());

            assertThat(services.requests().getLast().body())
                    .contains("\"timestamp\":\"2026-01-02T03:04:05.678Z\"");
        }
    }

    @Test
    void a_refusal_says_what_to_mend() throws Exception {
        try (StubServer services = new StubServer(_ -> Reply.refused());
                ContractAccess access = access(services)) {
            var result =
                    new ContractsSubmit(access, Clock.systemUTC())
                            .call(object(UPDATE), new SilentContext());

            assertThat(result.json().get("isError").asBoolean()).isTrue();
            assertThat(StubContracts.text(result))
                    .contains("Not accepted", "location must be one of Chennai, Mumbai: \"Delhi\"");
        }
    }

    @Test
    void what_was_not_acknowledged_tells_the_key_to_repeat_it_with() throws Exception {
        try (StubServer services = new StubServer(_ -> Reply.busy(503, 60));
                ContractAccess access = access(services)) {
            var result =
                    new ContractsSubmit(access, Clock.systemUTC())
                            .call(object(UPDATE), new SilentContext());

            assertThat(result.json().get("isError").asBoolean()).isTrue();
            assertThat(StubContracts.text(result))
                    .contains("Not acknowledged", "\"idempotency_key\": \"once\"");
        }
    }

    /** A repeat with another time would be another update under a used key. */
    @Test
    void what_was_not_acknowledged_tells_the_time_it_was_given() throws Exception {
        Instant now = Instant.parse("2026-01-02T03:04:05Z");
        try (StubServer services = new StubServer(_ -> Reply.busy(503, 60));
                ContractAccess access = access(services)) {
            var result =
                    new ContractsSubmit(access, Clock.fixed(now, ZoneOffset.UTC))
                            .call(object("{\"contract_id\": \"c-42\"}"), new SilentContext());

            assertThat(StubContracts.text(result))
                    .contains("\"timestamp\": \"2026-01-02T03:04:05Z\"");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"two words\"", "7", "\"\"", "null", "\"line\\nfeed\""})
    void a_key_that_is_none_is_refused(String key) {
        ObjectNode arguments = object(UPDATE);
        arguments.set("idempotency_key", Json.MAPPER.readTree(key));

        Answer answer = client().send(McpClient.call("contracts_submit", arguments.toString()));

        assertThat(answer.json().at("/result/isError").asBoolean()).isTrue();
        assertThat(answer.json().at("/result/content/0/text").asString())
                .startsWith("Not accepted: ");
    }

    @Test
    void a_tool_that_is_not_there_is_told_by_name() {
        Answer answer = client().send(McpClient.call("contracts_paint", "{}"));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.errorCode()).isEqualTo(-32602);
        assertThat(answer.errorMessage()).isEqualTo("Unknown tool: contracts_paint");
    }

    @Test
    void arguments_must_be_an_object() {
        Answer answer = client().send(McpClient.call("contracts_submit", "[]"));

        assertThat(answer.errorCode()).isEqualTo(-32602);
    }

    private static ObjectNode object(String json) {
        return (ObjectNode) Json.MAPPER.readTree(json);
    }

    private static ContractAccess access(StubServer services) {
        return StubContracts.access(services.url());
    }
}
