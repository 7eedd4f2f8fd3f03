package dev.switchboard.router.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.model.json.Json;
import dev.switchboard.router.api.ToolSearch.Position;
import dev.switchboard.router.primitive.CallToolResult;
import dev.switchboard.router.primitive.RequestContext;
import dev.switchboard.router.primitive.Tool;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class ToolSearchTest {

    private final List<IndexedTool> tools =
            List.of(
                    tool("files__read", "files", "Reads a file of the disk", ""),
                    tool("files__write", "files", "Writes; the opposite of read", ""),
                    tool("mail__fetch", "mail", "Fetches letters", "Read mail"),
                    tool("mail__read_file", "mail", "Saves an attachment", ""));

    @Test
    void all_words_must_occur_somewhere() {
        assertThat(found("read")).hasSize(4);
        assertThat(found("READ  letters")).containsExactly("mail__fetch");
        assertThat(found("read pigeon")).isEmpty();
        assertThat(found("")).hasSize(4);
    }

    @Test
    void more_words_in_the_name_come_first_and_then_the_order_of_names_decides() {
        assertThat(found("read file"))
                .containsExactly("files__read", "mail__read_file", "files__write");
        assertThat(found("mail read")).containsExactly("mail__read_file", "mail__fetch");
    }

    @Test
    void pages_follow_each_other_without_gaps() {
        List<IndexedTool> many = new ArrayList<>();
        IntStream.range(0, 25)
                .forEach(i ->
                        many.add(
                                tool((i % 2 == 0 ? "read" : "tool") + i, "s", "to read with", "")));
        List<String> all = new ArrayList<>();
        Optional<Position> after = Optional.empty();
        int pages = 0;
        do {
            ObjectNode page =
                    new ToolSearch(List.of("read"), Optional.empty(), 10, after).page(many);
            page.path("data").forEach(it -> all.add(it.path("name").asString()));
            after = Position.of(page.path("next").asString(""));
            pages++;
        } while (after.isPresent());

        assertThat(pages).isEqualTo(3);
        assertThat(all).hasSize(25).doesNotHaveDuplicates();
        assertThat(all.subList(0, 13)).allMatch(name -> name.startsWith("read")).isSorted();
    }

    @Test
    void what_is_no_position_is_none() {
        assertThat(Position.of("1.a__b")).contains(new Position(1, "a__b"));
        assertThat(List.of("", "a", "1.", ".a", "-1.a", "1234.a", "1.a b"))
                .allMatch(text -> Position.of(text).isEmpty());
    }

    private List<String> found(String words) {
        return new ToolSearch(ToolSearch.words(words), Optional.empty(), 10, Optional.empty())
                .page(tools)
                .path("data")
                .valueStream()
                .map(JsonNode::properties)
                .map(fields -> fields.iterator().next().getValue().asString())
                .toList();
    }

    private static IndexedTool tool(String name, String server, String description, String title) {
        ObjectNode definition =
                Json.MAPPER.createObjectNode().put("name", name).put("description", description);
        definition.putObject("annotations").put("title", title);
        return IndexedTool.of(new NoTool(name, definition), server, name.replaceAll(".*__", ""));
    }

    private record NoTool(String name, ObjectNode definition) implements Tool {
        @Override
        public CallToolResult call(ObjectNode arguments, RequestContext context) {
            return CallToolResult.failed("there is nothing to call");
        }
    }
}
