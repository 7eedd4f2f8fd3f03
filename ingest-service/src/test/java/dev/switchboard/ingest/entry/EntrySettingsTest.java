package dev.switchboard.ingest.entry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
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

final class EntrySettingsTest {

    @Test
    void callers_may_send_as_they_like_when_nothing_is_set() {
        EntrySettings settings = bind(Map.of());

        assertThat(settings.rate()).isZero();
        assertThat(settings.callers()).isEqualTo(100_000);
        assertThat(settings.requests()).isEqualTo(64 * Runtime.getRuntime().availableProcessors());
        assertThat(settings.streams()).isEqualTo(64);
        assertThat(settings.patience()).isEqualTo(Duration.ofSeconds(2));
        assertThat(settings.bodies()).isEqualTo(DataSize.ofMegabytes(40));
    }

    @Test
    void what_is_set_holds() {
        EntrySettings settings =
                bind(
                        Map.of(
                                "switchboard.ingest.rate", "5",
                                "switchboard.ingest.burst", "7",
                                "switchboard.ingest.callers", "9",
                                "switchboard.ingest.requests", "11",
                                "switchboard.ingest.streams", "13",
                                "switchboard.ingest.patience", "0ms",
                                "switchboard.ingest.bodies", "20MB"));

        assertThat(settings)
                .isEqualTo(
                        new EntrySettings(
                                5, 7, 9, 11, 13, Duration.ZERO, DataSize.ofMegabytes(20)));
    }

    @Test
    void a_burst_is_twice_the_rate_when_it_is_not_set() {
        assertThat(bind(Map.of("switchboard.ingest.rate", "50")).burst()).isEqualTo(100);
    }

    @ParameterizedTest
    @CsvSource({
        "rate, -1, must not be negative",
        "burst, 5, needs switchboard.ingest.rate",
        "callers, 0, must be at least 1",
        "streams, 0, must be at least 1",
        "rte, 5, rte"
    })
    void what_makes_no_sense_is_an_error(String name, String value, String message) {
        assertThatThrownBy(() -> bind(Map.of("switchboard.ingest." + name, value)))
                .rootCause()
                .hasMessageContaining(message);
    }

    private static EntrySettings bind(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate(
                        "switchboard.ingest",
                        Bindable.of(EntrySettings.class),
                        new NoUnboundElementsBindHandler(BindHandler.DEFAULT));
    }
}
