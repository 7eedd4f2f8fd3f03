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
import dev.switchboard.testkit.StubServer.Reply;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContractsHistoryTest {

    @Test
    void changes_come_newest_first_with_the_way_to_the_next_page() throws Exception {
        try (StubServer services = StubContracts.withOne();
                ContractAccess access = StubContracts.access(services.url())) {
            ContractsHistory history = new ContractsHistory(queries(access));

            CallToolResult result = call(history, "{}");

            assertThat(isError(result)).isFalse();
            assertThat(structure(result).at("/changes/0/removed").asBoolean()).isTrue();
            assertThat(structure(result).at("/changes/1/location").asString()).isEqualTo("Chennai");
            assertThat(structure(result).get("next").asString()).isEqualTo("1704110400412-3-17");
            assertThat(structure(result).get("complete_since").asString())
                    .isEqualTo("2023-12-31T12:00:00Z");
            assertThat(text(result)).isEqualTo(structure(result).toString());
            assertThat(faults(history, result)).isEmpty();
        }
    }

    @Test
    void all_that_is_asked_for_goes_to_the_service() throws Exception {
        try (StubServer services = StubContracts.withOne();
                ContractAccess access = StubContracts.access(services.url())) {
            call(
                    new ContractsHistory(queries(access)),
                    """
                    {"contract_id": "a/b c", "location": "Mumbai", "status": "active", "limit": 5,
                     "from": "2024-01-01T00:00+01:00", "to": "2024-01-02T00:00:00Z",
                     "before": "1704110400412-3-17"}
                    """);

            assertThat(services.requests().getLast().path())
                    .isEqualTo(
                            "/contracts/history?contract_id=a%2Fb+c&location=Mumbai&status=active"
                                    + "&limit=5&from=2023-12-31T23%3A00%3A00Z"
                                    + "&to=2024-01-02T00%3A00%3A00Z&before=1704110400412-3-17");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"limit\": 201} | limit must be a whole number from 1 to 200: 201",
                "{\"before\": \"\"} | before must be the next of an earlier answer",
                "{\"since\": \"x\"} | there is no argument since, only contract_id, location",
                "{\"from\": \"2024-01-02T00:00Z\", \"to\": \"2024-01-02T00:00Z\"}"
                        + " | from must be earlier than to",
            })
    void arguments_that_are_wrong_ask_nobody(String arguments, String why) throws Exception {
        try (StubServer services = StubContracts.withOne();
                ContractAccess access = StubContracts.access(services.url())) {
            CallToolResult result = call(new ContractsHistory(queries(access)), arguments);

            assertThat(isError(result)).isTrue();
            assertThat(text(result)).contains(why);
            assertThat(services.requests()).isEmpty();
        }
    }

    @Test
    void a_refusal_of_the_service_is_passed_on() throws Exception {
        String problem =
                """
                {"type": "urn:switchboard:problem:invalid-request", "status": 400,
                 "detail": "The request breaks 1 rule.", "violations": [
                  {"pointer": "/before", "message": "must be the next of an earlier page",
                   "rejected": "x"}]}
                """;
        try (StubServer services =
                        new StubServer(_ ->
                                new Reply(
                                        400,
                                        Map.of("Content-Type", "application/problem+json"),
                                        problem));
                ContractAccess access = StubContracts.access(services.url())) {
            CallToolResult result =
                    call(new ContractsHistory(queries(access)), "{\"before\": \"x\"}");

            assertThat(isError(result)).isTrue();
            assertThat(text(result))
                    .startsWith("Refused: ")
                    .contains("before must be the next of an earlier page: \"x\"");
        }
    }
}
