package dev.switchboard.client.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.switchboard.client.ContractClient;
import dev.switchboard.client.RetryingClient;
import dev.switchboard.client.rest.CallFailedException;
import dev.switchboard.client.rest.FailureKind;
import dev.switchboard.model.contract.ContractId;
import dev.switchboard.testkit.StubServer;
import dev.switchboard.testkit.StubServer.Reply;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is made of answers, against a server that answers as it is told. */
class QueriesTest {

    private static final String RECORDED =
            """
            {"contract_id": "%s", "location": "%s", "status": "active",
             "timestamp": "2024-01-01T12:00:00Z",
             "id": "contracts-0-1", "recorded_at": "2024-01-01T12:00:01Z"}\
            """;

    @Test
    void a_location_that_this_client_does_not_know_costs_that_contract_alone() throws Exception {
        String body =
                "{\"data\": [%s, %s], \"next\": null, \"complete_since\": \"2024-01-01T00:00:00Z\"}"
                        .formatted(
                                RECORDED.formatted("query-1", "Pune"),
                                RECORDED.formatted("query-2", "Chennai"));
        try (StubServer server =
                        new StubServer(_ ->
                                new Reply(200, Map.of("Content-Type", "application/json"), body));
                ContractClient client =
                        ContractClient.builder().uri(URI.create(server.url())).build()) {
            ContractId known = new ContractId("query-2");

            assertThat(client.contracts(ContractsQuery.ALL))
                    .extracting(Recorded::contractId)
                    .containsExactly(known);
            assertThat(client.history(HistoryQuery.newest(2)).changes())
                    .extracting(Recorded::contractId)
                    .containsExactly(known);
        }
    }

    @Test
    void a_gateway_that_is_out_of_order_has_no_contracts_to_tell_of() throws Exception {
        String body = "{\"status\": \"UNAVAILABLE\"}";
        Map<String, String> json = Map.of("Content-Type", "application/json");
        try (StubServer server = new StubServer(_ -> new Reply(503, json, body));
                ContractClient client = RetryingClient.at(server.url(), 2)) {
            assertThatThrownBy(() -> client.contracts(ContractsQuery.ALL))
                    .isInstanceOfSatisfying(
                            CallFailedException.class,
                            failed -> assertThat(failed.kind()).isEqualTo(FailureKind.NOT_NOW));
            assertThat(server.requests()).hasSize(2);

            assertThat(client.json("/actuator/health").path("status").asString())
                    .isEqualTo("UNAVAILABLE");
            assertThatIllegalArgumentException().isThrownBy(() -> client.json("ws/status"));
        }
    }
}
