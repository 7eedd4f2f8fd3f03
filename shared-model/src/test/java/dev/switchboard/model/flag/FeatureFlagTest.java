package dev.switchboard.model.flag;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FeatureFlagTest {

    @ParameterizedTest
    @EnumSource
    void each_says_whose_it_is_what_it_gates_and_which_variable_rules(FeatureFlag flag) {
        assertThat(flag.owner()).isNotBlank();
        assertThat(flag.gates()).isNotBlank();
        assertThat(flag.variable()).matches("FEATURE_[A-Z_]+");
        assertThat(FeatureFlag.named(flag.name())).contains(flag);
    }

    @ParameterizedTest
    @EnumSource
    void each_is_documented_with_its_default(FeatureFlag flag) throws IOException {
        assertThat(Files.readString(Path.of("..", "docs", "configuration.md")))
                .contains(
                        "| `%s` | %s |"
                                .formatted(flag.name(), flag.isOnByDefault() ? "on" : "off"));
    }

    @Test
    void another_name_names_none() {
        assertThat(FeatureFlag.named("mcp_gateway")).isEmpty();
    }
}
