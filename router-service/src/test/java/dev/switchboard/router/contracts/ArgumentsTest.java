package dev.switchboard.router.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.model.contract.ContractId;
import dev.switchboard.model.contract.Location;
import dev.switchboard.model.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

class ArgumentsTest {

    private static final ObjectNode DEFINITION =
            object(
                    """
                    {"inputSchema": {"properties": {"id": {}, "ids": {}, "at": {}, "n": {}, "when": {}}}}
                    """);

    private static ObjectNode object(String json) {
        return (ObjectNode) Json.MAPPER.readTree(json);
    }

    private static Arguments arguments(String json) {
        return new Arguments(object(json), DEFINITION);
    }

    private static String refusal(Arguments arguments) {
        return arguments.refusal().map(StubContracts::text).orElse("");
    }

    @Test
    void what_is_right_is_read() {
        Arguments given =
                arguments(
                        """
                        {"id": "c 1", "ids": ["a", "b", "a"], "at": "Mumbai", "n": 7,
                         "when": "2024-01-01T12:00Z"}
                        """);

        assertThat(given.contract("id")).hasToString("c 1");
        assertThat(given.contracts("ids", 3))
                .containsExactly(new ContractId("a"), new ContractId("b"));
        assertThat(given.location("at")).isEqualTo(Location.MUMBAI);
        assertThat(given.number("n", 1, 9, 5)).isEqualTo(7);
        assertThat(given.time("when")).hasToString("2024-01-01T12:00:00Z");
        assertThat(given.refusal()).isEmpty();
    }

    @Test
    void what_is_left_out_is_no_fault() {
        Arguments given = arguments("{}");

        assertThat(given.contract("id")).isNull();
        assertThat(given.contracts("ids", 3)).isEmpty();
        assertThat(given.location("at")).isNull();
        assertThat(given.number("n", 1, 9, 5)).isEqualTo(5);
        assertThat(given.time("when")).isNull();
        assertThat(given.token("at", 9, "")).isNull();
        assertThat(given.refusal()).isEmpty();
    }

    @Test
    void everything_that_is_wrong_is_told_at_once() {
        Arguments given =
                arguments(
                        """
                        {"id": 7, "ids": ["", "ok"], "at": "mumbai", "n": 10, "when": "today",
                         "colour": "red"}
                        """);
        var _ = given.contract("id");
        given.contracts("ids", 3);
        var _ = given.location("at");
        given.number("n", 1, 9, 5);
        var _ = given.time("when");

        assertThat(refusal(given).lines())
                .hasSize(7)
                .first()
                .isEqualTo("The arguments are wrong; mend them and call again.");
        assertThat(refusal(given))
                .contains(
                        "there is no argument colour, only id, ids, at, n, when",
                        "id must be a contract id, a string: 7",
                        "ids must not be empty: \"\"",
                        "at must be one of Chennai, Mumbai, Bengaluru, Hyderabad: \"mumbai\"",
                        "n must be a whole number from 1 to 9: 10",
                        "when must be an RFC 3339 date and time");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"7\"", "7.5", "1e400", "12345678901", "null", "0", "true"})
    void a_number_is_whole_and_within_its_bounds(String number) {
        Arguments given = arguments("{\"n\": %s}".formatted(number));

        assertThat(given.number("n", 1, 9, 5)).isEqualTo(5);
        assertThat(refusal(given)).contains("n must be a whole number from 1 to 9");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"a\"", "[]", "[\"a\", \"b\", \"c\", \"d\"]", "{}", "null"})
    void ids_are_an_array_of_some(String ids) {
        Arguments given = arguments("{\"ids\": %s}".formatted(ids));

        assertThat(given.contracts("ids", 3)).isEmpty();
        assertThat(refusal(given)).contains("ids must be an array of 1 to 3 contract ids");
    }

    @Test
    void what_was_sent_is_repeated_in_short() {
        Arguments given = arguments("{\"at\": \"%s\"}".formatted("x".repeat(100_000)));
        var _ = given.location("at");

        assertThat(refusal(given)).hasSizeLessThan(400);
    }
}
