package dev.switchboard.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.switchboard.bench.scenario.Scenario;
import dev.switchboard.bench.scenario.Solo;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChosenTest {

    @Test
    void what_is_named_is_measured_and_nothing_else() {
        Chosen chosen = Chosen.named(List.of("rebuild", "feed", "keeper"));

        assertThat(chosen.scenarios()).extracting(Scenario::name).containsExactly("feed");
        assertThat(chosen.solos()).extracting(Solo::name).containsExactly("rebuild", "keeper");
    }

    @Test
    void ingest_stands_for_all_of_the_way_in() {
        Chosen chosen = Chosen.named(List.of("ingest"));

        assertThat(chosen.scenarios()).isEmpty();
        assertThat(chosen.solos())
                .extracting(Solo::name)
                .containsExactly("single", "trickle", "bulk", "keeper", "cold", "overload");
    }

    @Test
    void mcp_server_stands_for_calls_and_streams() {
        Chosen chosen = Chosen.named(List.of("mcp-server"));

        assertThat(chosen.solos())
                .extracting(Solo::name)
                .containsExactly("mcp-calls", "mcp-streams");
    }

    @Test
    void mcp_stands_for_the_servers_behind_the_router() {
        Chosen chosen = Chosen.named(List.of("mcp"));

        assertThat(chosen.solos())
                .extracting(Solo::name)
                .containsExactly("mcp-router", "mcp-failing", "mcp-catalog");
    }

    @Test
    void pages_stands_for_the_table_and_the_scene() {
        Chosen chosen = Chosen.named(List.of("pages"));

        assertThat(chosen.solos()).extracting(Solo::name).containsExactly("table", "scene");
    }

    @Test
    void all_is_everything_that_there_is() {
        Chosen chosen = Chosen.named(List.of("all"));

        assertThat(chosen.scenarios()).extracting(Scenario::name).contains("fanout", "idle");
        assertThat(chosen.solos())
                .extracting(Solo::name)
                .contains("rebuild", "overload", "mcp-streams");
    }

    @Test
    void an_unknown_name_is_told_with_those_that_there_are() {
        assertThatThrownBy(() -> Chosen.named(List.of("feed", "fanuot")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("no scenario fanuot; there are fanout, feed")
                .hasMessageContaining("overload");
    }
}
