package dev.switchboard.broadcast.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class BroadcastSettingsTest {

    @Test
    void the_log_tells_every_minute_when_nothing_is_set() {
        assertThat(bind(Map.of()).report()).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void what_is_set_holds() {
        assertThat(bind(Map.of("switchboard.broadcast.report", "5s")).report())
                .isEqualTo(Duration.ofSeconds(5));
    }

    private static BroadcastSettings bind(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate("switchboard.broadcast", Bindable.of(BroadcastSettings.class));
    }
}
