package dev.switchboard.router.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.switchboard.model.json.Json;
import dev.switchboard.router.protocol.ErrorCode;
import dev.switchboard.router.protocol.McpException;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

class ListedPageTest {

    private final NavigableMap<String, ObjectNode> listed = new TreeMap<>();

    @Test
    void all_pages_together_are_the_list() {
        for (int i = 0; i < 250; i++) {
            add("tool-%03d".formatted(i));
        }

        List<String> read = new ArrayList<>();
        String cursor = null;
        do {
            ObjectNode page = page(cursor);
            assertThat(page.get("tools").size()).isBetween(1, ListedPage.SIZE);
            page.get("tools").forEach(tool -> read.add(tool.get("name").asString()));
            cursor = page.path("nextCursor").asString(null);
        } while (cursor != null);

        assertThat(read).containsExactlyElementsOf(listed.keySet());
    }

    @Test
    void a_page_that_holds_all_has_no_cursor() {
        for (int i = 0; i < ListedPage.SIZE; i++) {
            add("tool-%03d".formatted(i));
        }

        assertThat(page(null).has("nextCursor")).isFalse();
    }

    @Test
    void a_cursor_stays_good_when_its_entry_goes() {
        for (int i = 0; i < 150; i++) {
            add("tool-%03d".formatted(i));
        }
        String cursor = page(null).get("nextCursor").asString();
        listed.remove("tool-099");

        assertThat(page(cursor).at("/tools/0/name").asString()).isEqualTo("tool-100");
    }

    @ParameterizedTest
    @ValueSource(strings = {"?", "dG9vbA==", "dG9vbB"})
    void a_cursor_that_is_none_is_refused(String cursor) {
        McpException refused = catchThrowableOfType(McpException.class, () -> page(cursor));

        assertThat(refused.code()).isEqualTo(ErrorCode.INVALID_PARAMS.code());
        assertThat(refused.message()).contains("Unknown cursor");
    }

    private void add(String name) {
        listed.put(name, Json.MAPPER.createObjectNode().put("name", name));
    }

    private ObjectNode page(@Nullable String cursor) {
        ObjectNode params = Json.MAPPER.createObjectNode();
        if (cursor != null) {
            params.put("cursor", cursor);
        }
        return ListedPage.of("tools", listed, params);
    }
}
