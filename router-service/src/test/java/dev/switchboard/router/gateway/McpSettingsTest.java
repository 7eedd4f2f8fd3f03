package dev.switchboard.router.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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

    @Test
    void a_megabyte_and_64_requests_a_core_when_nothing_is_set() {
        McpSettings settings = bound(Map.of());

        assertThat(settings.bodyLimit()).isEqualTo(DataSize.ofMegabytes(1));
        assertThat(settings.requests()).isEqualTo(64 * Runtime.getRuntime().availableProcessors());
    }

    @Test
    void what_is_set_holds() {
        assertThat(bound(Map.of("body-limit", "5KB", "requests", "3")))
                .isEqualTo(new McpSettings(DataSize.ofKilobytes(5), 3));
    }

    @ParameterizedTest
    @CsvSource({
        "body-limit, 0, less than 2 GB",
        "body-limit, 2GB, less than 2 GB",
        "requests, -1, must not be negative",
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
