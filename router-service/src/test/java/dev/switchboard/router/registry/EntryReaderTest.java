package dev.switchboard.router.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.model.json.Json;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EntryReaderTest {

    @Test
    void a_server_at_an_address_is_read_with_what_the_registry_knows() {
        assertThat(
                        remote(
                                """
                                "remotes": [
                                  {"type": "sse", "url": "https://x.example/sse"},
                                  {"type": "streamable-http", "url": "https://{tenant}.x.example/mcp",
                                   "variables": {"tenant": {"default": "eu", "choices": ["eu"]}},
                                   "headers": [
                                     {"name": "X-Region", "value": "{region}-1",
                                      "variables": {"region": {"value": "south"}}},
                                     {"name": "X-Plan", "default": "free"},
                                     {"name": "X-Braces", "value": "{unknown}"},
                                     {"name": "X-Optional"}]}]\
                                """))
                .isEqualTo(
                        new ListedServer.Remote(
                                "io.example/weather",
                                URI.create("https://eu.x.example/mcp"),
                                false,
                                Map.of(
                                        "X-Region", "south-1",
                                        "X-Plan", "free",
                                        "X-Braces", "{unknown}"),
                                List.of()));
    }

    @Test
    void headers_that_somebody_must_give_are_named() {
        ListedServer.Remote server =
                remote(
                        """
                        "remotes": [{"type": "sse", "url": "https://x.example/sse", "headers": [
                          {"name": "Authorization", "value": "Bearer {token}",
                           "variables": {"token": {"isSecret": true}}},
                          {"name": "X-Key", "isSecret": true},
                          {"name": "X-Tenant", "isRequired": true},
                          {"name": "X-Trace", "value": "{id}", "variables": {"id": {}}}]}]\
                        """);

        assertThat(server.legacy()).isTrue();
        assertThat(server.headers()).isEmpty();
        assertThat(server.missing()).containsExactly("Authorization", "X-Key", "X-Tenant");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "'packages': [{'identifier': 'x'}] | a program to install",
                "'remotes': [] | no address",
                "'remotes': [{'type': 'pigeon', 'url': 'https://x.example/'}] | no address",
                "'remotes': [{'type': 'sse', 'url': 'https://{a}/', 'variables': {'a': {}}}] | needs a value for a",
                "'remotes': [{'type': 'sse', 'url': 'https://{a}.example/'}] | cannot be used",
                "'remotes': [{'type': 'sse', 'url': 'file:///etc/passwd'}] | cannot be used",
                "'remotes': [{'type': 'sse'}] | cannot be used",
                "'remotes': 7 | no address",
            })
    void a_server_that_cannot_be_reached_says_why(String fields, String why) {
        assertThat(read(entry(fields.replace('\'', '"'), "{}")))
                .hasValueSatisfying(server ->
                        assertThat(server)
                                .isInstanceOfSatisfying(
                                        ListedServer.Unusable.class,
                                        it -> assertThat(it.why()).contains(why)));
    }

    @Test
    void another_remote_is_taken_if_the_first_cannot_be() {
        assertThat(
                        remote(
                                        """
                                        "remotes": [
                                          {"type": "streamable-http", "url": "https://{a}/",
                                           "variables": {"a": {"isRequired": true}}},
                                          {"type": "streamable-http", "url": "https://b.example/"}]\
                                        """)
                                .url())
                .isEqualTo(URI.create("https://b.example/"));
    }

    @Test
    void only_active_servers_in_their_latest_version_are_used() {
        String remotes = "\"remotes\": [{\"type\": \"sse\", \"url\": \"https://x.example/\"}]";

        assertThat(read(entry(remotes, official("\"status\": \"deleted\""))))
                .get()
                .isEqualTo(new ListedServer.Unusable("io.example/weather", "it is deleted"));
        assertThat(read(entry(remotes, official("\"status\": \"deprecated\""))))
                .get()
                .isEqualTo(new ListedServer.Unusable("io.example/weather", "it is deprecated"));
        assertThat(read(entry(remotes, official("\"isLatest\": false")))).isEmpty();
        assertThat(read(entry(remotes, official("\"isLatest\": true"))))
                .get()
                .isInstanceOf(ListedServer.Remote.class);
    }

    @ParameterizedTest
    @CsvSource({"weather", "a/b/c", "/a", "a b/c", "''"})
    void what_has_no_name_is_passed_over(String name) {
        assertThat(read("{\"server\": {\"name\": \"%s\"}}".formatted(name))).isEmpty();
        assertThat(read("7")).isEmpty();
    }

    private static ListedServer.Remote remote(String fields) {
        return (ListedServer.Remote) read(entry(fields, "{}")).orElseThrow();
    }

    private static String entry(String fields, String meta) {
        return """
        {"server": {"name": "io.example/weather", "description": "x", "version": "1", %s},
         "_meta": %s}\
        """
                .formatted(fields, meta);
    }

    private static String official(String fields) {
        return "{\"io.modelcontextprotocol.registry/official\": {%s}}".formatted(fields);
    }

    private static Optional<ListedServer> read(String json) {
        return EntryReader.read(Json.MAPPER.readTree(json));
    }
}
