package dev.switchboard.admission.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.switchboard.admission.AdmissionLimits;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.handler.NoUnboundElementsBindHandler;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

final class AdmissionPropertiesTest {

    @Test
    void the_log_tells_every_minute_when_nothing_is_set() {
        assertThat(bind(Map.of()).reportEvery()).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void what_is_set_holds() {
        assertThat(bind(Map.of("switchboard.admission.report-every", "5s")).reportEvery())
                .isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void what_may_wait_for_kafka_is_bounded_when_nothing_is_set() {
        assertThat(bind(Map.of()).limits()).isEqualTo(AdmissionLimits.DEFAULT);
        assertThat(
                        bind(Map.of(
                                        "switchboard.admission.in-flight",
                                        "7",
                                        "switchboard.admission.in-flight-bytes",
                                        "2KB"))
                                .limits())
                .isEqualTo(new AdmissionLimits(7, 2048));
    }

    @Test
    void a_bound_that_lets_nothing_in_is_an_error() {
        assertThatThrownBy(() -> bind(Map.of("switchboard.admission.in-flight", "0")))
                .rootCause()
                .hasMessageContaining("must be at least 1");
    }

    @Test
    void an_unknown_key_is_an_error() {
        assertThatThrownBy(() -> bind(Map.of("switchboard.admission.report-evry", "5s")))
                .rootCause()
                .hasMessageContaining("report-evry");
    }

    @Test
    void less_than_a_second_is_an_error() {
        assertThatThrownBy(() -> bind(Map.of("switchboard.admission.report-every", "5ms")))
                .rootCause()
                .hasMessageContaining("at least 1s");
    }

    private static AdmissionProperties bind(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate(
                        "switchboard.admission",
                        Bindable.of(AdmissionProperties.class),
                        new NoUnboundElementsBindHandler(BindHandler.DEFAULT));
    }
}
