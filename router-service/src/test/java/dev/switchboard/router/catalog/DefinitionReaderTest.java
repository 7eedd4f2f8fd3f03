package dev.switchboard.router.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.router.catalog.DefinitionReader.Lists;
import dev.switchboard.router.upstream.FakeServer;
import dev.switchboard.router.upstream.ServerName;
import dev.switchboard.router.upstream.TestUpstreams;
import dev.switchboard.router.upstream.Upstream;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ArrayNode;

class DefinitionReaderTest {

    private final FakeServer server = new FakeServer();

    @Test
    void all_lists_are_read_in_the_order_of_kinds_and_names() throws InterruptedException {
        server.prompts("{\"name\": \"c\"}")
                .tools("{\"name\": \"b\"}", "{\"name\": \"a\"}")
                .resources("{\"uri\": \"x:1\", \"name\": \"z\"}");

        assertThat(read().definitions())
                .extracting(Definition::name)
                .containsExactly("a", "b", "x:1", "c");
    }

    @Test
    void what_cannot_be_used_is_left_out_and_the_rest_is_not() throws InterruptedException {
        server.tools(
                "{\"name\": \"good\"}",
                "{\"name\": \"good\", \"description\": \"once more\"}",
                "{\"name\": \"\"}",
                "{\"name\": \"line\\nbreak\"}",
                "{\"name\": \"" + "x".repeat(2_001) + "\"}",
                "{\"name\": \"half\", \"description\": \"\\ud800\"}",
                "{\"title\": \"without a name\"}",
                "[\"name\"]",
                "7");

        assertThat(read().definitions()).extracting(Definition::name).containsExactly("good");
    }

    @Test
    void pages_without_end_are_read_to_a_limit() throws InterruptedException {
        AtomicInteger page = new AtomicInteger();
        server.tools()
                .pages(json -> json.put("nextCursor", Integer.toString(page.incrementAndGet())));

        assertThat(read().definitions()).isEmpty();
        assertThat(page).hasValue(DefinitionReader.MOST_PAGES);
    }

    @Test
    void a_cursor_that_leads_nowhere_ends_the_list() throws InterruptedException {
        server.tools("{\"name\": \"a\"}").pages(json -> json.put("nextCursor", "again"));

        assertThat(read().definitions()).hasSize(1);
        assertThat(server.readings()).isEqualTo(2);
    }

    @Test
    void lists_that_would_fill_the_memory_are_cut() throws InterruptedException {
        AtomicInteger number = new AtomicInteger();
        String description = "x".repeat(FoundDefinitions.MOST_CHARACTERS / 4);
        server.tools()
                .pages(json -> {
                    ArrayNode tools = json.putArray("tools");
                    tools.addObject()
                            .put("name", "tool" + number.incrementAndGet())
                            .put("description", description);
                    return json.put("nextCursor", number.toString());
                });

        assertThat(read().definitions()).hasSize(3);
        assertThat(number).hasValue(4);
    }

    @Test
    void more_definitions_than_there_may_be_are_left_out() throws InterruptedException {
        server.tools()
                .pages(json -> {
                    ArrayNode tools = json.putArray("tools");
                    for (int i = 0; i <= FoundDefinitions.MOST; i++) {
                        tools.addObject().put("name", "tool" + i);
                    }
                    return json;
                });

        assertThat(read().definitions()).hasSize(FoundDefinitions.MOST);
    }

    @Test
    void the_shortest_time_that_a_list_holds_counts_and_one_without_says_nothing()
            throws InterruptedException {
        server.tools().prompts().pages(json -> json.put("ttlMs", json.has("tools") ? 5_000 : 9));

        assertThat(read().fresh()).isEqualTo(Duration.ofMillis(9));

        server.pages(json -> json.has("tools") ? json.put("ttlMs", 5_000) : json);

        assertThat(read().fresh()).isZero();
    }

    private Lists read() throws InterruptedException {
        Upstream upstream =
                server.upstream(new ServerName("server"), TestUpstreams.silentListener());
        return DefinitionReader.read(upstream, upstream.connect());
    }
}
