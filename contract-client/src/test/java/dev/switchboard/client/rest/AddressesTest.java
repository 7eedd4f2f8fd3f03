package dev.switchboard.client.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressesTest {

    @ParameterizedTest
    @CsvSource({
        "http://h:1, http://h:1, ws://h:1/ws",
        "http://h:1/, http://h:1, ws://h:1/ws",
        "http://h:1/api, http://h:1/api, ws://h:1/api/ws",
        "https://h/api/, https://h/api, wss://h/api/ws",
        "ws://h:1/api/ws, http://h:1/api, ws://h:1/api/ws",
        "ws://h:1/api/ws/, http://h:1/api, ws://h:1/api/ws",
        "wss://h/ws, https://h, wss://h/ws",
        "WSS://h/api, https://h/api, wss://h/api/ws",
        "http://[::1]:8000, http://[::1]:8000, ws://[::1]:8000/ws"
    })
    void rest_and_feed_are_derived_from_any_of_their_addresses(
            String given, String rest, String feed) {
        assertThat(Addresses.of(URI.create(given)))
                .isEqualTo(new Addresses(URI.create(rest), URI.create(rest), URI.create(feed)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost:8000",
                "ftp://h",
                "http:///ws",
                "/ws",
                "http://h?x=1",
                "ws://u@h"
            })
    void what_is_no_address_is_refused_with_an_example(String given) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Addresses.of(URI.create(given)))
                .withMessageContaining(given)
                .withMessageContaining("ws://localhost:8000/api/ws");
    }

    @Test
    void the_environment_names_the_server() {
        assertThat(Addresses.of(Map.of("WS_URI", "ws://h:1/api/ws")).feed())
                .isEqualTo(URI.create("ws://h:1/api/ws"));
    }

    @Test
    void without_a_word_it_is_the_server_on_this_machine() {
        assertThat(Addresses.of(Map.of()).feed())
                .isEqualTo(URI.create("ws://localhost:8000/api/ws"));
    }

    @Test
    void a_fault_in_the_environment_names_the_variable() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Addresses.of(Map.of("WS_URI", "ws://h h")))
                .withMessageContaining("WS_URI");
    }

    @Test
    void updates_may_go_elsewhere() {
        Addresses addresses =
                Addresses.of(URI.create("http://b:2")).updatesTo(URI.create("http://i:1/api"));

        assertThat(addresses.updates()).isEqualTo(URI.create("http://i:1/api"));
        assertThat(addresses.queries()).isEqualTo(URI.create("http://b:2"));
    }
}
