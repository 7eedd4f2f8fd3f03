package dev.switchboard.model.contract;

import static dev.switchboard.model.contract.Reading.valid;
import static dev.switchboard.model.contract.Reading.violation;
import static dev.switchboard.model.contract.Reading.violations;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.model.problem.Violation;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UpdateReaderTest {

    private static final ContractUpdate UPDATE =
            new ContractUpdate(
                    new ContractId("c-42"),
                    Location.CHENNAI,
                    ContractStatus.ACTIVE,
                    Instant.parse("2024-01-01T12:00:00Z"));

    @Test
    void a_right_update_is_read() {
        assertThat(valid(Body.with("timestamp", "\"2024-01-01T12:00:00Z\""))).isEqualTo(UPDATE);
    }

    @Test
    void the_order_of_fields_does_not_matter() {
        byte[] body =
                Body.bytes(
                        """
                        {"timestamp": "2024-01-01T12:00:00Z", "status": "active",
                         "location": "Chennai", "contract_id": "c-42"}
                        """);

        assertThat(valid(body)).isEqualTo(UPDATE);
    }

    @Test
    void of_very_many_violations_the_first_are_told_and_how_many_there_are() {
        String fields =
                IntStream.range(0, 100_000)
                        .mapToObj(i -> "\"a" + i + "\":1")
                        .collect(Collectors.joining(",", "{", "}"));

        List<Violation> violations = violations(Body.bytes(fields));

        assertThat(violations).hasSize(21);
        assertThat(violations.getFirst().pointer()).isEqualTo("/contract_id");
        assertThat(violations.get(4).pointer()).isEqualTo("/a0");
        assertThat(violations.getLast().message())
                .isEqualTo("has 99,984 more fields that are none");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "null", "17", "true", "\"c-42\"", "[{\"contract_id\": \"c\"}]"})
    void a_value_that_is_no_object_is_refused_as_a_whole(String body) {
        Violation violation = violation(Body.bytes(body));

        assertThat(violation.pointer()).isEmpty();
        assertThat(violation.message()).contains("object");
        assertThat(violation.rejected()).hasToString(body.replaceAll("^\"|\"$| ", ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"contract_id", "location", "status", "timestamp"})
    void a_missing_field_is_named(String field) {
        assertThat(violation(Body.without(field)))
                .isEqualTo(new Violation("/" + field, "is required", null, null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"contract_id", "location", "status", "timestamp"})
    void a_field_of_another_type_is_named_with_its_value(String field) {
        for (String value : new String[] {"null", "42", "true", "[\"Chennai\"]", "{}", "1e999"}) {
            Violation violation = violation(Body.with(field, value));

            assertThat(violation.pointer()).isEqualTo("/" + field);
            assertThat(violation.message()).isEqualTo("must be a string");
            assertThat(violation.rejected()).as(value).isNotNull();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Delhi", "chennai", "CHENNAI", " Chennai", "Chennai ", ""})
    void a_location_that_is_none_is_refused_with_all_that_would_do(String location) {
        Violation violation = violation(Body.with("location", "\"" + location + "\""));

        assertThat(violation.pointer()).isEqualTo("/location");
        assertThat(violation.rejected()).isEqualTo(location);
        assertThat(violation.allowed())
                .containsExactly("Chennai", "Mumbai", "Bengaluru", "Hyderabad");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Active", "INACTIVE", "deleted", ""})
    void a_status_that_is_none_is_refused_with_all_that_would_do(String status) {
        Violation violation = violation(Body.with("status", "\"" + status + "\""));

        assertThat(violation.pointer()).isEqualTo("/status");
        assertThat(violation.allowed()).containsExactly("active", "inactive");
    }

    @Test
    void a_timestamp_that_is_none_is_refused_with_what_is_expected() {
        Violation violation = violation(Body.with("timestamp", "\"yesterday\""));

        assertThat(violation)
                .isEqualTo(new Violation("/timestamp", Timestamps.EXPECTATION, "yesterday", null));
    }

    @Test
    void an_unknown_field_is_refused_by_name_with_its_value() {
        Violation violation = violation(Body.with("loaction", "\"Chennai\""));

        assertThat(violation.pointer()).isEqualTo("/loaction");
        assertThat(violation.rejected()).isEqualTo("Chennai");
    }

    @Test
    void a_field_name_is_escaped_as_a_json_pointer() {
        assertThat(violation(Body.with("a~b/c~1", "1")).pointer()).isEqualTo("/a~0b~1c~01");
    }

    @Test
    void a_lenient_reader_passes_over_unknown_fields_only() {
        assertThat(UpdateReader.LENIENT.read(Body.with("colour", "\"red\"")))
                .isEqualTo(new ParsedUpdate.Valid(UPDATE));
        assertThat(UpdateReader.LENIENT.read(Body.with("location", "\"Delhi\"")))
                .isInstanceOf(ParsedUpdate.Invalid.class);
    }

    @Test
    void all_violations_are_reported_at_once() {
        byte[] body =
                Body.bytes(
                        """
                        {"contract_id": "", "location": "Delhi", "status": 1,
                         "colour": "red", "size": null}
                        """);

        assertThat(violations(body))
                .extracting(Violation::pointer)
                .containsExactly(
                        "/contract_id", "/location", "/status", "/timestamp", "/colour", "/size");
    }
}
