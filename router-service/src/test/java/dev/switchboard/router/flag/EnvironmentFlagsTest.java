package dev.switchboard.router.flag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.switchboard.model.flag.FeatureFlag;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnvironmentFlagsTest {

    @ParameterizedTest
    @CsvSource({
        "on, true",
        "ON, true",
        "true, true",
        "1, true",
        "off, false",
        "' Off ', false",
        "false, false",
        "0, false"
    })
    void on_and_off_may_be_written_in_several_ways(String value, boolean on) {
        assertThat(read(Map.of("FEATURE_MCP_GATEWAY", value)).of(FeatureFlag.MCP_GATEWAY))
                .contains(on);
    }

    @Test
    void what_is_not_set_or_empty_rules_nothing() {
        EnvironmentFlags flags = read(Map.of("FEATURE_MCP_GATEWAY", " "));

        assertThat(flags.ruled()).isEmpty();
    }

    @Test
    void anything_else_is_refused_by_name() {
        assertThatThrownBy(() -> read(Map.of("FEATURE_MCP_GATEWAY", "perhaps")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("FEATURE_MCP_GATEWAY must be on or off, not perhaps");
    }

    private static EnvironmentFlags read(Map<String, String> variables) {
        return EnvironmentFlags.read(variables::get);
    }
}
