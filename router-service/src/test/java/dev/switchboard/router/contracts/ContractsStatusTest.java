package dev.switchboard.router.contracts;

import static dev.switchboard.router.contracts.StubContracts.call;
import static dev.switchboard.router.contracts.StubContracts.faults;
import static dev.switchboard.router.contracts.StubContracts.isError;
import static dev.switchboard.router.contracts.StubContracts.queries;
import static dev.switchboard.router.contracts.StubContracts.structure;
import static dev.switchboard.router.contracts.StubContracts.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.router.primitive.CallToolResult;
import dev.switchboard.testkit.StubServer;
import org.junit.jupiter.api.Test;

class ContractsStatusTest {

    @Test
    void a_contract_is_told_as_it_is_now() throws Exception {
        try (StubServer services = StubContracts.withOne();
                ContractAccess access = StubContracts.access(services.url())) {
            ContractsStatus status = new ContractsStatus(queries(access));

            CallToolResult result = call(status, "{\"contract_id\": \"c-42\"}");

            assertThat(structure(result))
                    .hasToString(
                            "{\"contracts\":[%s]}".formatted(StubContracts.ITEM.formatted("c-42")));
            assertThat(faults(status, result)).isEmpty();
        }
    }

    @Test
    void an_unknown_contract_is_a_failure_that_says_what_to_do() throws Exception {
        try (StubServer services = StubContracts.withOne();
                ContractAccess access = StubContracts.access(services.url())) {
            CallToolResult result =
                    call(new ContractsStatus(queries(access)), "{\"contract_id\": \"c-99\"}");

            assertThat(isError(result)).isTrue();
            assertThat(text(result))
                    .startsWith("There is no contract \"c-99\" now.")
                    .contains("contracts_history");
        }
    }

    @Test
    void without_a_contract_all_are_told_with_counts_and_the_state_of_the_system()
            throws Exception {
        try (StubServer services = StubContracts.withOne();
                ContractAccess access = StubContracts.access(services.url())) {
            ContractsStatus status = new ContractsStatus(queries(access));

            CallToolResult result =
                    call(
                            status,
                            """
                            {"location": "Chennai", "status": "active", "limit": 1, "after": "b"}
                            """);

            assertThat(services.requests().getLast().path())
                    .isEqualTo("/contracts?location=Chennai&status=active&limit=1&after=b");
            assertThat(structure(result).at("/contracts/0/contract_id").asString())
                    .isEqualTo("c-42");
            assertThat(structure(result).get("next").asString()).isEqualTo("c-42");
            assertThat(structure(result).at("/counts/by_location/Chennai").asInt()).isEqualTo(1);
            assertThat(structure(result).get("system"))
                    .hasToString(
                            "{\"ready\":true,\"lag\":7,"
                                    + "\"last_update_at\":\"2024-01-01T12:00:00.412Z\","
                                    + "\"subscribers\":3}");
            assertThat(faults(status, result)).isEmpty();
        }
    }

    @Test
    void a_system_that_starts_says_so_at_once() throws Exception {
        try (StubServer services = StubContracts.starting();
                ContractAccess access = StubContracts.access(services.url())) {
            CallToolResult result = call(new ContractsStatus(queries(access)), "{}");

            assertThat(isError(result)).isTrue();
            assertThat(text(result)).contains("the system is starting", "7 records", "call again");
        }
    }

    @Test
    void a_contract_goes_with_nothing_else() throws Exception {
        try (StubServer services = StubContracts.withOne();
                ContractAccess access = StubContracts.access(services.url())) {
            CallToolResult result =
                    call(
                            new ContractsStatus(queries(access)),
                            "{\"contract_id\": \"c-42\", \"limit\": 0, \"status\": \"gone\"}");

            assertThat(isError(result)).isTrue();
            assertThat(text(result))
                    .contains(
                            "contract_id stands alone",
                            "limit must be a whole number from 1 to 200: 0",
                            "status must be one of active, inactive: \"gone\"");
        }
    }
}
