package dev.switchboard.standalone;

import static dev.switchboard.standalone.SharedProduct.product;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.testkit.client.StompClient;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** An AI agent that acts on contracts over MCP, and who sees it. */
@ExtendWith(SharedProduct.class)
class AgentTest {

    @Test
    void a_stomp_subscriber_sees_what_an_agent_submits() throws Exception {
        try (StompClient subscriber = StompClient.connected(product())) {
            subscriber.subscribe("0", "/topic/contracts");

            JsonNode result = call("agent-1").get("result");

            assertThat(result.get("isError").asBoolean()).as("%s", result).isFalse();
            assertThat(subscriber.messageOf("agent-1").body())
                    .contains(
                            "Mumbai",
                            "inactive",
                            result.at("/structuredContent/message_id").asString());
        }
    }

    @Test
    void what_breaks_the_rules_is_refused_with_all_of_them() throws Exception {
        JsonNode result = call(" ".repeat(201)).get("result");

        assertThat(result.get("isError").asBoolean()).isTrue();
        assertThat(result.at("/content/0/text").asString())
                .startsWith("Not accepted: ")
                .contains("contract_id must have at most 200 characters");
    }

    private static JsonNode call(String contractId) throws Exception {
        String call =
                """
                {"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": {
                  "name": "contracts_submit",
                  "arguments": {
                    "contract_id": "%s", "location": "Mumbai", "status": "inactive"},
                  "_meta": {"io.modelcontextprotocol/protocolVersion": "2026-07-28",
                            "io.modelcontextprotocol/clientCapabilities": {}}}}
                """
                        .formatted(contractId);
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(product().url() + "/mcp"))
                        .header("Content-Type", "application/json")
                        .header("Accept", "application/json, text/event-stream")
                        .header("MCP-Protocol-Version", "2026-07-28")
                        .header("Mcp-Method", "tools/call")
                        .header("Mcp-Name", "contracts_submit")
                        .POST(BodyPublishers.ofString(call))
                        .build();
        return RunningInstance.json(product().http().send(request, BodyHandlers.ofString()));
    }
}
