package dev.switchboard.model.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ViolationTest {

    private static final JsonMapper MAPPER = JsonMapper.shared();

    @Test
    void a_short_value_is_kept_as_it_is() {
        assertThat(rejected("\"" + "x".repeat(100) + "\"")).isEqualTo("x".repeat(100));
        assertThat(rejected("[1,{\"a\":null}]")).isEqualTo(MAPPER.readTree("[1,{\"a\":null}]"));
    }

    @Test
    void a_long_text_is_cut() {
        assertThat(rejected("\"" + "x".repeat(101) + "\"")).isEqualTo("x".repeat(50) + "…");
    }

    @Test
    void a_cut_never_splits_a_character() {
        assertThat(rejected("\"x" + "📄".repeat(60) + "\"")).isEqualTo("x" + "📄".repeat(49) + "…");
    }

    @Test
    void a_long_value_of_another_type_is_cut_as_json() {
        assertThat(rejected("[" + "1,".repeat(200) + "1]")).isEqualTo("[" + "1,".repeat(24) + "1…");
    }

    @Test
    void an_absent_value_is_none_and_a_null_is_a_value() {
        assertThat(Violation.of("/a", "is required", null).rejected()).isNull();
        assertThat(rejected("null")).isEqualTo(MAPPER.nullNode());
    }

    @Test
    void seen_from_outside_its_pointer_is_longer() {
        Violation violation = Violation.of("/location", "must be", null).allowing(List.of("a"));

        assertThat(violation.under("/3"))
                .isEqualTo(new Violation("/3/location", "must be", null, List.of("a")));
    }

    @Test
    void a_field_name_becomes_a_reference_token() {
        assertThat(Violation.escape("a/b")).isEqualTo("a~1b");
        assertThat(Violation.escape("a~b")).isEqualTo("a~0b");
        assertThat(Violation.escape("~1")).isEqualTo("~01");
        assertThat(Violation.escape("")).isEmpty();
    }

    private static Object rejected(String json) {
        JsonNode value = MAPPER.readTree(json);
        return Objects.requireNonNull(Violation.of("", "m", value).rejected());
    }
}
