package dev.switchboard.router.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.model.json.Json;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

class PinsTest {

    private final Pins pins = new Pins();

    @Test
    void what_is_new_is_approved_by_being_seen() {
        assertThat(pins.screen(List.of(tool("read", 1))).offered())
                .containsExactly(tool("read", 1));
        assertThat(pins.firstSeen()).containsExactly(tool("read", 1));
    }

    @Test
    void a_changed_tool_is_in_quarantine_and_others_stay_offered() {
        pins.screen(List.of(tool("read", 1), tool("write", 1)));

        Pins.Screened screened = pins.screen(List.of(tool("read", 2), tool("write", 1)));

        assertThat(screened.offered()).containsExactly(tool("write", 1));
        assertThat(screened.quarantined())
                .containsExactly(new Quarantined(tool("read", 2), tool("read", 1)));
    }

    @Test
    void a_changed_prompt_is_in_quarantine_and_a_changed_resource_is_not() {
        pins.screen(List.of(of(DefinitionKind.PROMPT, 1), of(DefinitionKind.RESOURCE, 1)));

        Pins.Screened screened =
                pins.screen(List.of(of(DefinitionKind.PROMPT, 2), of(DefinitionKind.RESOURCE, 2)));

        assertThat(screened.offered()).containsExactly(of(DefinitionKind.RESOURCE, 2));
        assertThat(screened.quarantined()).hasSize(1);
    }

    @Test
    void each_of_several_approved_versions_is_offered() {
        pins.stored(List.of(tool("read", 1), tool("read", 2)));

        assertThat(pins.screen(List.of(tool("read", 1))).offered()).hasSize(1);
        assertThat(pins.screen(List.of(tool("read", 2))).offered()).hasSize(1);
        assertThat(pins.screen(List.of(tool("read", 3))).quarantined())
                .containsExactly(new Quarantined(tool("read", 3), tool("read", 2)));
    }

    @Test
    void what_the_database_has_rules_over_what_was_seen_here() {
        pins.screen(List.of(tool("read", 2)));

        pins.stored(List.of(tool("read", 1)));

        assertThat(pins.screen(List.of(tool("read", 2))).offered()).isEmpty();
        assertThat(pins.firstSeen()).isEmpty();
    }

    @Test
    void a_server_with_too_many_names_gets_no_more_of_them_approved() {
        pins.stored(
                IntStream.range(0, Pins.MOST_NAMES).mapToObj(i -> tool("tool" + i, 1)).toList());

        Pins.Screened screened = pins.screen(List.of(tool("tool1", 1), tool("another", 1)));

        assertThat(screened.offered()).containsExactly(tool("tool1", 1));
        assertThat(screened.quarantined())
                .containsExactly(new Quarantined(tool("another", 1), null));
    }

    private static Definition of(DefinitionKind kind, int version) {
        return Definition.of(kind, "a", json("a", version));
    }

    private static Definition tool(String name, int version) {
        return Definition.of(DefinitionKind.TOOL, name, json(name, version));
    }

    private static ObjectNode json(String name, int version) {
        return Json.MAPPER.createObjectNode().put("name", name).put("version", version);
    }
}
