package dev.switchboard.client.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.switchboard.testkit.RawServer;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.Map;
import java.util.Random;
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
        "http://[::1]:8000, http://[::1]:8000, ws://[::1]:8000/ws",
        "HTTPS://h:65535, https://h:65535, wss://h:65535/ws",
        "http://h:1//, http://h:1, ws://h:1/ws",
        "http://h/prefix/api/, http://h/prefix/api, ws://h/prefix/api/ws",
        "http://h/a%20b, http://h/a%20b, ws://h/a%20b/ws",
        "http://h/prefix//ws, http://h/prefix, ws://h/prefix/ws",
        "wss://h/ws?x=y, https://h, wss://h/ws?x=y",
        "wss://h/prefix/?x=y&z, https://h/prefix, wss://h/prefix/ws?x=y&z",
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
                "ws://h/ws?since=x",
                "ws://h/ws?token=y&replay=latest",
                "http://h:0",
                "http://h:65536",
                "http://h:-1",
                "http://h:99999999999",
                "http://h#part",
                "ws://h/ws#part",
                "http://under_score",
                "http://b\u00fccher"
            })
    void what_is_no_address_is_refused_with_an_example(String given) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Addresses.of(URI.create(given)))
                .withMessageContaining(Addresses.withoutSecrets(given))
                .withMessageContaining("ws://localhost:8000/api/ws");
    }

    @Test
    void a_password_is_refused_and_not_repeated() {
        for (Map<String, String> environment :
                List.of(
                        Map.of("WS_URI", "wss://u:pw@h/ws"),
                        Map.of("WS_URI", "wss://u:pw@h h/ws?token=pw"))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Addresses.of(environment))
                    .withMessageContaining("WS_URI")
                    .withMessageNotContaining("pw");
        }
    }

    @Test
    void what_is_taken_can_be_connected_to() {
        List<String> seeds =
                List.of(
                        "http://h:8000/api",
                        "wss://h/ws?x=y",
                        "https://[::1]:1/a/",
                        "ws://1.2.3.4");
        String letters = "htpws:/?#[]@%._-~ 0189aZ\\\"<\u00fc\u0000\u202e";
        Random random = new Random(7);
        int taken = 0;
        for (int i = 0; i < 2_000; i++) {
            String text = RawServer.mutated(seeds.get(i % seeds.size()), letters, random);
            Addresses addresses;
            try {
                addresses = Addresses.of(new URI(text));
            } catch (URISyntaxException | IllegalArgumentException e) {
                continue;
            }
            taken++;
            // The HTTP client's own rules, of which an exception would tell.
            URI rest =
                    HttpRequest.newBuilder(new QueryString().at(addresses.queries(), "/x"))
                            .build()
                            .uri();
            assertThat(rest.getPort()).as(text).isBetween(-1, 65_535).isNotZero();
            // What it wants of a WebSocket's address, before it connects.
            assertThat(new QueryString().add("since", "c").to(addresses.feed()))
                    .as(text)
                    .hasNoFragment()
                    .hasHost(rest.getHost())
                    .hasPort(rest.getPort());
        }
        assertThat(taken).isPositive();
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
