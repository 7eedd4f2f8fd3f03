package dev.switchboard.router.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.switchboard.router.outbound.Headers;
import dev.switchboard.router.outbound.OutboundUrl;
import dev.switchboard.router.upstream.ServerConfiguration;
import dev.switchboard.router.upstream.ServerEndpoint.Http;
import dev.switchboard.router.upstream.ServerEndpoint.Stdio;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServersFileTest {

    @TempDir private Path folder;

    @Test
    void servers_are_read_as_clients_write_them() throws IOException {
        List<ServerConfiguration> servers =
                read(
                        """
                        {"mcpServers": {
                          "files": {"command": "npx", "args": ["-y", "files", "${HOME_OF_FILES}"],
                                    "env": {"KEY": "${KEY:-none}"}, "cwd": "/tmp"},
                          "remote": {"type": "http", "url": "https://example.com/mcp",
                                     "headers": {"Authorization": "Bearer ${TOKEN}"}},
                          "old": {"type": "sse", "url": "https://example.com/sse", "disabled": true}
                        }}\
                        """);

        Stdio files = (Stdio) servers.getFirst().endpoint();
        assertThat(files.command().arguments()).containsExactly("-y", "files", "/files");
        assertThat(files.command().environment()).isEqualTo(Map.of("KEY", "none"));
        assertThat(files.command().folder()).contains(Path.of("/tmp"));
        assertThat(servers.get(1).endpoint())
                .isEqualTo(
                        new Http(
                                OutboundUrl.parse("https://example.com/mcp"),
                                false,
                                Headers.NONE.with("Authorization", "Bearer secret"),
                                true));
        assertThat(servers.get(1).enabled()).isTrue();
        assertThat(servers.get(2).enabled()).isFalse();
    }

    @Test
    void all_faults_are_told_at_once() {
        assertThatThrownBy(() ->
                        read(
                                """
                                {"mcpServers": {
                                  "a b": {"command": "x"},
                                  "both": {"command": "x", "url": "http://x"},
                                  "types": {"command": "x", "args": [1], "env": {"A": 2},
                                            "enabled": "yes"},
                                  "unset": {"url": "https://example.com/${NOT_SET}"},
                                  "twice": {"command": "x"}, "Twice": {"command": "x"},
                                  "kind": {"url": "https://example.com", "type": "pigeon"}
                                }}\
                                """))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("/mcpServers/a b: a name begins with a letter")
                .hasMessageContaining("/mcpServers/both: it must have either command or url")
                .hasMessageContaining("/mcpServers/types/args: it must be a string")
                .hasMessageContaining("/mcpServers/types/env/A: it must be a string")
                .hasMessageContaining("/mcpServers/types/enabled: it must be true or false")
                .hasMessageContaining("the variable NOT_SET is not set in the environment")
                .hasMessageContaining("/mcpServers/Twice: another server has this name")
                .hasMessageContaining("/mcpServers/kind/type: it must be http or sse");
    }

    @Test
    void addresses_and_headers_that_cannot_be_used_are_told() {
        assertThatThrownBy(() ->
                        read(
                                """
                                {"mcpServers": {
                                  "scheme": {"url": "ftp://example.com"},
                                  "user": {"url": "https://me:hidden@example.com"},
                                  "header": {"url": "https://example.com",
                                             "headers": {"Mcp-Name": "x", "Host": "x",
                                                         "X-Key": "hidden\\n", "a b": "c"}}
                                }}\
                                """))
                .hasMessageContaining("/mcpServers/scheme/url: The URL must begin with http")
                .hasMessageContaining("/mcpServers/user/url: The URL must not contain a user")
                .hasMessageContaining("/mcpServers/header/headers/Mcp-Name: ")
                .hasMessageContaining("/mcpServers/header/headers/Host: ")
                .hasMessageContaining("/mcpServers/header/headers/X-Key: ")
                .hasMessageContaining("/mcpServers/header/headers/a b: ")
                .hasMessageNotContaining("hidden");
    }

    @Test
    void what_is_no_such_file_is_told() {
        assertThatThrownBy(() -> read("{")).hasMessageContaining("it is no JSON");
        assertThatThrownBy(() -> read("[]")).hasMessageContaining("the field mcpServers");
        assertThatThrownBy(() -> ServersFile.read(folder.resolve("none"), _ -> null))
                .hasMessageContaining("cannot be read");
    }

    @Test
    void secrets_are_in_no_description() throws IOException {
        assertThat(
                        read("""
                        {"mcpServers": {
                          "a": {"url": "https://example.com", "headers": {"X": "hidden"}},
                          "b": {"command": "b", "args": ["hidden"],
                                "env": {"X": "hidden"}}}}\
                        """)
                                .toString())
                .doesNotContain("hidden");
    }

    private List<ServerConfiguration> read(String json) throws IOException {
        Map<String, String> variables = Map.of("HOME_OF_FILES", "/files", "TOKEN", "secret");
        return ServersFile.read(
                Files.writeString(folder.resolve("servers.json"), json), variables::get);
    }
}
