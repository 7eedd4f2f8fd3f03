package dev.switchboard.router.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DerivedNameTest {

    @ParameterizedTest
    @CsvSource({
        "io.example/weather, 1, weather",
        "io.example/weather, 2, weather-2",
        "io.example/Weather_MCP.server, 1, Weather_MCP-server",
        "io.example/a._-b__c, 1, a-b_c",
        "io.example/-9lives-, 1, lives",
        "io.example/42, 1, server",
        "io.example/42, 12, server-12",
        "io.example/abcdefghijklmnopqrstuvwxyz-12345678, 1, abcdefghijklmnopqrstuvwxyz-1234",
        "io.example/abcdefghijklmnopqrstuvwxyz-12345678, 100, abcdefghijklmnopqrstuvwxyz-100",
    })
    void a_name_of_ours_is_made_of_that_of_the_registry(String registry, int number, String name) {
        assertThat(DerivedName.of(registry, number)).hasToString(name);
    }
}
