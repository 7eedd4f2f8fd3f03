package dev.switchboard.router.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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

final class OutboundSettingsTest {

    private static OutboundSettings bound(Map<String, String> properties) {
        MapConfigurationPropertySource source = new MapConfigurationPropertySource();
        properties.forEach((name, value) -> source.put("switchboard.outbound." + name, value));
        return new Binder(source)
                .bindOrCreate(
                        "switchboard.outbound",
                        Bindable.of(OutboundSettings.class),
                        new NoUnboundElementsBindHandler(BindHandler.DEFAULT));
    }

    @Test
    void nothing_but_public_addresses_is_allowed_when_nothing_is_set() {
        assertThat(bound(Map.of())).isEqualTo(new OutboundSettings(List.of(), 2000, 200));
    }

    @Test
    void what_is_set_holds() {
        Map<String, String> all =
                Map.of(
                        "allowed-addresses", "127.0.0.0/8,internal.example:8443",
                        "connections", "7",
                        "connections-of-one", "3");

        assertThat(bound(all))
                .isEqualTo(
                        new OutboundSettings(
                                List.of("127.0.0.0/8", "internal.example:8443"), 7, 3));
    }

    @ParameterizedTest
    @CsvSource({
        "allowed-addresses, 10.0.0.1/8, allowed-addresses",
        "allowed-addresses, *.example, internal.example:8443",
        "connections-of-one, 0, connections-of-one must be more than 0",
        "connections, 10, must not be less than connections-of-one",
        "unknown, 1, unknown"
    })
    void a_value_that_makes_no_sense_is_refused(String name, String value, String message) {
        assertThatThrownBy(() -> bound(Map.of(name, value)))
                .rootCause()
                .hasMessageContaining(message);
    }
}
