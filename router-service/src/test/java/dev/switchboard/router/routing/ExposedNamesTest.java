package dev.switchboard.router.routing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.model.json.Json;
import dev.switchboard.router.catalog.Definition;
import dev.switchboard.router.catalog.DefinitionKind;
import dev.switchboard.router.catalog.ServerListing;
import dev.switchboard.router.upstream.TestUpstreams;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ExposedNamesTest {

    @Test
    void the_server_comes_before_the_tool() {
        assertThat(names(listing("files", "read"), listing("mail", "read")))
                .containsExactly("files__read", "mail__read");
    }

    @Test
    void what_clients_do_not_accept_is_replaced() {
        assertThat(names(listing("files", "read/all.now")))
                .singleElement()
                .asString()
                .matches("files__read_all_now_[0-9a-f]{8}");
    }

    @Test
    void a_long_name_is_cut_and_stays_unique() {
        String begin = "x".repeat(80);

        Set<String> names = names(listing("files", begin + "1", begin + "2"));

        assertThat(names).hasSize(2).allMatch(name -> name.matches("[a-zA-Z0-9_-]{64}"));
    }

    @Test
    void no_tool_takes_the_name_of_another() {
        Set<String> one = names(listing("files", "read.file"));
        Set<String> other = names(listing("files", "read_file"));

        assertThat(one).doesNotContainAnyElementsOf(other);
        assertThat(names(listing("files", "read.file", "read_file")))
                .containsAll(one)
                .containsAll(other);
    }

    @Test
    void names_that_collide_stay_unique_whatever_their_order() {
        Set<String> names = names(listing("files", "a.b", "a/b"));

        assertThat(names)
                .hasSize(2)
                .allMatch(name -> name.matches("files__a_b_[0-9a-f]{8}"))
                .isEqualTo(names(listing("files", "a/b", "a.b")));
    }

    private static Set<String> names(ServerListing... listings) {
        return ExposedNames.of(List.of(listings), DefinitionKind.TOOL).keySet();
    }

    private static ServerListing listing(String server, String... tools) {
        return new ServerListing(
                TestUpstreams.unreachable(server),
                Stream.of(tools)
                        .map(tool ->
                                Definition.of(
                                        DefinitionKind.TOOL,
                                        tool,
                                        Json.MAPPER.createObjectNode().put("name", tool)))
                        .toList(),
                List.of());
    }
}
