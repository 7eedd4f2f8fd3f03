package dev.switchboard.model.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ProblemTest {

    private static final JsonMapper MAPPER = JsonMapper.shared();

    @Test
    void its_json_has_the_members_of_rfc_9457() {
        Problem problem = Problem.of(ProblemKind.MALFORMED_JSON, "expected a value");

        assertThat(MAPPER.valueToTree(problem).toString())
                .isEqualTo(
                        """
                        {"type":"urn:switchboard:problem:malformed-json",\
                        "title":"The body is not JSON",\
                        "status":400,\
                        "detail":"expected a value"}\
                        """);
    }

    @Test
    void each_violation_says_where_what_and_what_would_do() {
        Problem problem =
                Problem.of(
                        ProblemKind.INVALID_UPDATE,
                        "see violations",
                        List.of(
                                Violation.of("/location", "must be", MAPPER.readTree("\"Delhi\""))
                                        .allowing(List.of("Chennai")),
                                Violation.of("", "must be an object", MAPPER.readTree("null")),
                                Violation.of("/status", "is required", null)));

        assertThat(MAPPER.valueToTree(problem).get("violations").toString())
                .isEqualTo(
                        """
                        [{"pointer":"/location","message":"must be","rejected":"Delhi",\
                        "allowed":["Chennai"]},\
                        {"pointer":"","message":"must be an object","rejected":null},\
                        {"pointer":"/status","message":"is required"}]\
                        """);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"\\ud83d\"", "1e999", "-1e999", "\"\\u0000\""})
    void an_odd_rejected_value_can_still_be_written(String rejected) {
        Problem problem =
                Problem.of(
                        ProblemKind.INVALID_UPDATE,
                        "see violations",
                        List.of(Violation.of("/a", "odd", MAPPER.readTree(rejected))));

        JsonNode read = MAPPER.readTree(MAPPER.writeValueAsBytes(problem));

        assertThat(read.at("/violations/0").has("rejected")).isTrue();
    }

    @ParameterizedTest
    @EnumSource(ProblemKind.class)
    void every_kind_has_an_error_status_and_a_code_fit_for_a_urn(ProblemKind kind) {
        assertThat(kind.status()).isBetween(400, 599);
        assertThat(kind.code()).matches("[a-z]+(-[a-z]+)*");
        assertThat(kind.title()).isNotBlank();
    }

    @Test
    void no_two_kinds_share_a_code() {
        Set<String> codes = new HashSet<>();

        assertThat(ProblemKind.values()).allMatch(kind -> codes.add(kind.code()));
    }
}
