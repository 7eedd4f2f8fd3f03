package dev.switchboard.router.gateway;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.handler.NoUnboundElementsBindHandler;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.util.unit.DataSize;

final class McpSettingsTest {

    private static final String KEY = "A".repeat(43) + "=";

    @Test
    void what_holds_when_nothing_is_set() {
        McpSettings settings = bound(Map.of());

        assertThat(settings)
                .isEqualTo(
                        new McpSettings(
                                DataSize.ofMegabytes(1),
                                DataSize.ofMegabytes(64),
                                4096,
                                10_000,
                                1_000,
                                10_000,
                                1_000,
                                Duration.ofMinutes(30),
                                Duration.ofSeconds(2),
                                List.of(),
                                List.of()));
    }

    @Test
    void what_is_set_holds() {
        Map<String, String> all =
                Map.ofEntries(
                        entry("body-limit", "5KB"),
                        entry("body-memory", "50KB"),
                        entry("requests", "3"),
                        entry("streams", "4"),
                        entry("sessions", "5"),
                        entry("sessions-of-one", "7"),
                        entry("streams-of-one", "9"),
                        entry("session-idle", "6s"),
                        entry("keep-alive", "8s"),
                        entry("allowed-hosts", "mcp.example.com,b"),
                        entry("state-keys", KEY));

        assertThat(bound(all))
                .isEqualTo(
                        new McpSettings(
                                DataSize.ofKilobytes(5),
                                DataSize.ofKilobytes(50),
                                3,
                                4,
                                9,
                                5,
                                7,
                                Duration.ofSeconds(6),
                                Duration.ofSeconds(8),
                                List.of("mcp.example.com", "b"),
                                List.of(KEY)));
    }

    @Test
    void a_key_that_is_none_is_not_shown() {
        assertThatThrownBy(() -> bound(Map.of("state-keys", "secret")))
                .rootCause()
                .hasMessageContaining("32 bytes as Base64")
                .hasMessageNotContaining("secret");
    }

    @ParameterizedTest
    @CsvSource({
        "body-limit, 0, less than 2 GB",
        "body-limit, 2GB, less than 2 GB",
        "body-memory, 1KB, must not be less than body-limit",
        "requests, -1, requests must be more than 0",
        "streams, 0, streams must be more than 0",
        "streams-of-one, 0, streams-of-one must be more than 0",
        "sessions, 0, sessions must be more than 0",
        "sessions-of-one, 0, sessions-of-one must be more than 0",
        "session-idle, 0s, session-idle must be more than 0",
        "keep-alive, 0s, keep-alive must be more than 0",
        "reqests, 1, reqests"
    })
    void what_makes_no_sense_is_an_error(String name, String value, String message) {
        assertThatThrownBy(() -> bound(Map.of(name, value)))
                .rootCause()
                .hasMessageContaining(message);
    }

    private static McpSettings bound(Map<String, String> values) {
        MapConfigurationPropertySource source = new MapConfigurationPropertySource();
        values.forEach((name, value) -> source.put("switchboard.mcp." + name, value));
        return new Binder(source)
                .bindOrCreate(
                        "switchboard.mcp",
                        Bindable.of(McpSettings.class),
                        new NoUnboundElementsBindHandler(BindHandler.DEFAULT));
    }
}
