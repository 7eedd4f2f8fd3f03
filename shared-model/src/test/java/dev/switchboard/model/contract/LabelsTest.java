package dev.switchboard.model.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class LabelsTest {

    @ParameterizedTest
    @EnumSource
    void every_location_is_found_by_its_label(Location location) {
        assertThat(Location.ofLabel(location.label())).contains(location);
    }

    @ParameterizedTest
    @EnumSource
    void every_status_is_found_by_its_label(ContractStatus status) {
        assertThat(ContractStatus.ofLabel(status.label())).contains(status);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "CHENNAI", "chennai", "Chennai ", "ACTIVE", "Active", "inactive "})
    void any_other_text_is_no_label(String text) {
        assertThat(Location.ofLabel(text)).isEmpty();
        assertThat(ContractStatus.ofLabel(text)).isEmpty();
    }
}
