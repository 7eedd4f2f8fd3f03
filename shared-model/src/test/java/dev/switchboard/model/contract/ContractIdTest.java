package dev.switchboard.model.contract;

import static dev.switchboard.model.contract.Reading.valid;
import static dev.switchboard.model.contract.Reading.violation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContractIdTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"c", "c-42", "a b", " ", "Köln/1", "100%", "契約", "📄", "a\"b\\c", "\u00a0"})
    void any_other_text_is_an_id(String text) {
        assertThat(new ContractId(text)).hasToString(text);
    }

    @Test
    void characters_are_counted_as_code_points() {
        assertThat(ContractId.fault("📄".repeat(200))).isEmpty();
        assertThat(ContractId.fault("📄".repeat(201)))
                .hasValueSatisfying(
                        fault -> assertThat(fault).contains("at most 200").contains("201"));
        assertThat(ContractId.fault("c".repeat(200))).isEmpty();
        assertThat(ContractId.fault("c".repeat(201))).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\u0000", "a\\nb", "\\t", "a\\u007f", "\\u0085"})
    void a_control_character_is_refused(String escaped) {
        assertThat(violation(Body.with("contract_id", "\"" + escaped + "\"")).message())
                .isEqualTo("must not contain control characters");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\\ud83d",
                "\\udcc4",
                "\\udcc4\\ud83d",
                "a\\ud83db",
                "\\ud83d\\ud83d\\udcc4"
            })
    void half_of_a_surrogate_pair_is_refused(String escaped) {
        assertThat(violation(Body.with("contract_id", "\"" + escaped + "\"")).message())
                .isEqualTo("must not contain half of a surrogate pair");
    }

    @Test
    void a_control_character_is_told_of_before_half_of_a_surrogate_pair() {
        assertThat(ContractId.fault("\ud83d\n")).contains("must not contain control characters");
        assertThat(ContractId.fault("\n\ud83d")).contains("must not contain control characters");
    }

    @Test
    void the_length_is_told_of_before_any_character() {
        assertThat(ContractId.fault("\n\ud83d".repeat(101)))
                .hasValueSatisfying(fault -> assertThat(fault).contains("202"));
    }

    @Test
    void an_escaped_surrogate_pair_is_one_character() {
        assertThat(valid(Body.with("contract_id", "\"\\ud83d\\udcc4\"")).contractId())
                .isEqualTo(new ContractId("📄"));
    }

    @Test
    void an_id_that_cannot_be_is_never_made() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ContractId(""))
                .withMessage("contract_id must not be empty");
    }

    @Test
    void an_over_long_id_is_reported_shortened() {
        assertThat(violation(Body.with("contract_id", "\"" + "c".repeat(5000) + "\"")).rejected())
                .asString()
                .hasSizeLessThan(110)
                .endsWith("…");
    }

    @Test
    void ids_are_ordered_by_their_text() {
        assertThat(new ContractId("c-1")).isLessThan(new ContractId("c-2"));
    }
}
