package dev.switchboard.cli.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.switchboard.cli.RawServer;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class ServerUrlTest {

    private static final ServerUrl.Converter CONVERTER = new ServerUrl.Converter();

    @ParameterizedTest
    @CsvSource({
        "http://h, http://h, ws://h/api/ws",
        "http://h/, http://h, ws://h/api/ws",
        "http://h:1//, http://h:1, ws://h:1/api/ws",
        "https://h, https://h, wss://h/api/ws",
        "HTTPS://h:65535, https://h:65535, wss://h:65535/api/ws",
        "http://h:, http://h, ws://h/api/ws",
        "' http://h ', http://h, ws://h/api/ws",
        "http://[::1]:1, http://[::1]:1, ws://[::1]:1/api/ws",
        "http://h/api, http://h/api, ws://h/api/ws",
        "http://h/prefix, http://h/prefix, ws://h/prefix/api/ws",
        "http://h/prefix/api/, http://h/prefix/api, ws://h/prefix/api/ws",
        "http://h/a%20b, http://h/a%20b, ws://h/a%20b/api/ws",
        "http://h/ws, http://h, ws://h/ws",
        "ws://h:1, http://h:1, ws://h:1/api/ws",
        "ws://h:1/ws, http://h:1, ws://h:1/ws",
        "wss://h/api/ws, https://h/api, wss://h/api/ws",
        "wss://h/api, https://h/api, wss://h/api/ws",
        "wss://h/ws?x=y, https://h, wss://h/ws?x=y",
        "ws://h/prefix, http://h/prefix, ws://h/prefix/api/ws",
        "wss://h/prefix/?x=y, https://h/prefix, wss://h/prefix/api/ws?x=y",
        "ws://h/prefix/ws, http://h/prefix, ws://h/prefix/ws",
    })
    void address_is_read_as_that_of_rest_and_of_the_feed(String given, URI base, URI feed) {
        assertThat(CONVERTER.convert(given)).isEqualTo(new ServerUrl(base, feed));
    }

    @Test
    void server_on_this_machine_is_read_like_any_other() {
        assertThat(CONVERTER.convert(ServerUrl.DEFAULT)).isEqualTo(ServerUrl.LOCAL);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "localhost",
                "localhost:8000",
                "ftp://h",
                "http:h",
                "http://",
                "http://:8000",
                "http://h:0",
                "http://h:65536",
                "http://h:99999",
                "http://h:99999999999",
                "http://h:-1",
                "http://h:port",
                "http://user:secret@h",
                "http://h#part",
                "ws://h/ws#part",
                "http://h?x=y",
                "http://a b",
                "http://h/a b",
                "http://bücher",
                "http://under_score",
                "http://[::1",
                "http://h/%zz",
            })
    void anything_else_is_told_with_one_that_is_right(String given) {
        assertThatThrownBy(() -> CONVERTER.convert(given))
                .isInstanceOf(TypeConversionException.class)
                .hasMessage("'%s' is not an address like http://localhost:8000".formatted(given));
    }

    @Test
    void what_is_taken_can_be_connected_to() {
        List<String> seeds =
                List.of(
                        "http://h:8000/api",
                        "wss://h/ws?x=y",
                        "https://[::1]:1/a/",
                        "ws://1.2.3.4");
        String letters = "htpws:/?#[]@%._-~ 0189aZ\\\"<ü\u0000\u202e";
        Random random = new Random(7);
        int taken = 0;
        for (int i = 0; i < 2_000; i++) {
            String text = RawServer.mutated(seeds.get(i % seeds.size()), letters, random);
            ServerUrl server;
            try {
                server = CONVERTER.convert(text);
            } catch (TypeConversionException e) {
                assertThat(e).hasMessageStartingWith("'").hasMessageContaining("address like");
                continue;
            }
            taken++;
            // The client's own rules, of which an exception would tell.
            URI rest = HttpRequest.newBuilder(server.at("a b")).build().uri();
            assertThat(rest.getPort()).as(text).isBetween(-1, 65_535).isNotZero();
            // What the client wants of a WebSocket's address, before it connects.
            assertThat(server.feed())
                    .as(text)
                    .hasNoFragment()
                    .hasHost(rest.getHost())
                    .hasPort(rest.getPort());
        }
        assertThat(taken).isPositive();
    }
}
