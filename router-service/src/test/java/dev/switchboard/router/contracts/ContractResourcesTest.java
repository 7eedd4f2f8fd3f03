package dev.switchboard.router.contracts;

import static dev.switchboard.router.contracts.StubContracts.queries;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.switchboard.model.json.Json;
import dev.switchboard.router.primitive.ReadResourceResult;
import dev.switchboard.router.primitive.ResourceTemplate;
import dev.switchboard.router.protocol.McpException;
import dev.switchboard.testkit.StubServer;
import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ContractResourcesTest {

    private StubServer services;
    private ContractAccess access;
    private ContractQueries queries;

    @BeforeEach
    void start() throws IOException {
        services = StubContracts.withOne();
        access = StubContracts.access(services.url());
        queries = queries(access);
    }

    @AfterEach
    void stop() {
        access.close();
        services.close();
    }

    private static Optional<ReadResourceResult> read(ResourceTemplate template, String uri)
            throws InterruptedException {
        return template.read(
                uri, template.uriTemplate().match(uri).orElseThrow(), new SilentContext());
    }

    private ContractCompletions completions() {
        return new ContractCompletions(queries);
    }

    private static JsonNode json(ReadResourceResult result) {
        assertThat(result.contents()).hasSize(1);
        assertThat(result.contents().getFirst().get("mimeType").asString())
                .isEqualTo("application/json");
        return Json.MAPPER.readTree(result.contents().getFirst().get("text").asString());
    }

    @Test
    void a_contract_is_what_rest_says_of_it() throws Exception {
        ReadResourceResult result =
                read(ContractResource.latest(queries, completions()), "contract://%63-42")
                        .orElseThrow();

        assertThat(json(result)).hasToString(StubContracts.ITEM.formatted("c-42"));
        assertThat(result.contents().getFirst().get("uri").asString())
                .isEqualTo("contract://%63-42");
        assertThat(result.fresh()).isZero();
    }

    @Test
    void the_history_of_a_contract_is_its_newest_changes() throws Exception {
        ReadResourceResult result =
                read(ContractResource.history(queries, completions()), "contract://c-42/history")
                        .orElseThrow();

        assertThat(json(result).get("changes")).hasSize(2);
        assertThat(services.requests().getLast().path())
                .isEqualTo("/contracts/history?contract_id=c-42&limit=100");
    }

    @Test
    void a_contract_that_was_removed_has_a_history() throws Exception {
        assertThat(read(ContractResource.latest(queries, completions()), "contract://gone"))
                .isEmpty();
        assertThat(
                        read(
                                ContractResource.history(queries, completions()),
                                "contract://gone/history"))
                .isPresent();
    }

    @Test
    void there_is_nothing_at_the_address_of_an_unknown_contract() throws Exception {
        assertThat(read(ContractResource.latest(queries, completions()), "contract://c-99"))
                .isEmpty();
        assertThat(
                        read(
                                ContractResource.history(queries, completions()),
                                "contract://c-99/history"))
                .isEmpty();
        assertThat(read(ContractResource.latest(queries, completions()), "contract://%00"))
                .isEmpty();
    }

    @Test
    void a_location_holds_its_contracts_and_how_many_there_are() throws Exception {
        LocationResource resource = new LocationResource(queries, completions());

        JsonNode there = json(read(resource, "contracts://location/Chennai").orElseThrow());

        assertThat(there.get("total").asInt()).isEqualTo(1);
        assertThat(there.at("/contracts/0/contract_id").asString()).isEqualTo("c-42");
        assertThat(there.get("about").asString()).contains("contracts_status");
        assertThat(services.requests().getLast().path())
                .isEqualTo("/contracts?location=Chennai&limit=100");
        assertThat(read(resource, "contracts://location/Pune")).isEmpty();
    }

    @Test
    void the_latest_changes_say_how_to_ask_for_more() throws Exception {
        JsonNode latest = json(new LatestResource(queries).read(new SilentContext()));

        assertThat(latest.at("/counts/total").asInt()).isEqualTo(1);
        assertThat(latest.get("changes")).hasSize(2);
        assertThat(latest.get("next").asString()).isEqualTo("1704110400412-3-17");
        assertThat(latest.get("about").asString()).contains("contracts_history", "before");
        assertThat(services.requests().getLast().path()).isEqualTo("/contracts/history?limit=100");
    }

    @Test
    void a_service_that_starts_is_an_error_in_words() throws Exception {
        try (StubServer starting = StubContracts.starting();
                ContractAccess early = StubContracts.access(starting.url())) {
            LatestResource latest = new LatestResource(queries(early));

            assertThatThrownBy(() -> latest.read(new SilentContext()))
                    .isInstanceOf(McpException.class)
                    .hasMessageContaining("the system is starting");
        }
    }

    @Test
    void definitions_name_the_address() {
        ContractResource contract = ContractResource.latest(queries, completions());

        assertThat(contract.definition().get("uriTemplate").asString())
                .isEqualTo("contract://{id}")
                .isEqualTo(contract.uriTemplate().toString());
        assertThat(new LatestResource(queries).definition().get("uri").asString())
                .isEqualTo("contracts://latest");
    }
}
