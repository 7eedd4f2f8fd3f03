package dev.switchboard.router.contracts;

import static dev.switchboard.router.contracts.StubContracts.queries;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.switchboard.router.primitive.Prompt;
import dev.switchboard.router.protocol.ErrorCode;
import dev.switchboard.router.protocol.McpException;
import dev.switchboard.testkit.StubServer;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The prompts. */
class ReportsTest {

    private StubServer services;
    private ContractAccess access;
    private Prompt contract;
    private Prompt site;

    @BeforeEach
    void start() throws IOException {
        services = StubContracts.withOne();
        access = StubContracts.access(services.url());
        ContractQueries queries = queries(access);
        contract = new ContractReport(queries, new ContractCompletions(queries));
        site = new SiteReport(queries, new ContractCompletions(queries));
    }

    @AfterEach
    void stop() {
        access.close();
        services.close();
    }

    private static JsonNode get(Prompt prompt, String argument, String value)
            throws InterruptedException {
        return prompt.get(Map.of(argument, value), new SilentContext());
    }

    @Test
    void a_report_on_a_contract_embeds_its_latest_and_its_history() throws Exception {
        JsonNode prompt = get(contract, "contract_id", "c-42");

        assertThat(prompt.at("/messages/0/content/resource/uri").asString())
                .isEqualTo("contract://c-42");
        assertThat(prompt.at("/messages/0/content/resource/text").asString())
                .isEqualTo(StubContracts.ITEM.formatted("c-42"));
        assertThat(prompt.at("/messages/1/content/resource/uri").asString())
                .isEqualTo("contract://c-42/history");
        assertThat(prompt.at("/messages/1/content/resource/text").asString())
                .contains("\"removed\":true", "complete_since");
        assertThat(prompt.at("/messages/2/content/text").asString())
                .contains("the contract \"c-42\"", "at most 50");
        assertThat(prompt.get("messages")).hasSize(3);
        assertThat(prompt.get("description").asString()).contains("c-42");
    }

    @Test
    void a_contract_that_was_removed_has_a_report_on_its_history() throws Exception {
        JsonNode prompt = get(contract, "contract_id", "gone");

        assertThat(prompt.get("messages")).hasSize(2);
        assertThat(prompt.at("/messages/0/content/resource/uri").asString())
                .isEqualTo("contract://gone/history");
    }

    @Test
    void a_report_on_a_location_embeds_its_contracts() throws Exception {
        JsonNode prompt = get(site, "location", "Chennai");

        assertThat(prompt.at("/messages/0/content/resource/uri").asString())
                .isEqualTo("contracts://location/Chennai");
        assertThat(prompt.at("/messages/0/content/resource/text").asString())
                .contains("\"total\":1", "c-42");
        assertThat(prompt.at("/messages/1/content/text").asString()).contains("at Chennai now");
    }

    @Test
    void an_argument_that_names_nothing_is_refused() {
        assertThatThrownBy(() -> get(contract, "contract_id", "c-99"))
                .isInstanceOfSatisfying(
                        McpException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_PARAMS.code()))
                .hasMessage("there is no contract \"c-99\"");
        assertThatThrownBy(() -> get(contract, "contract_id", ""))
                .hasMessage("contract_id must not be empty");
        assertThatThrownBy(() -> get(site, "location", "Pune"))
                .hasMessage("location must be one of Chennai, Mumbai, Bengaluru, Hyderabad");
    }

    @Test
    void definitions_name_the_argument_that_is_required() {
        assertThat(contract.definition().at("/arguments/0/name").asString())
                .isEqualTo("contract_id");
        assertThat(site.definition().at("/arguments/0/required").asBoolean()).isTrue();
        assertThat(site.definition().get("name").asString()).isEqualTo(site.name());
    }
}
