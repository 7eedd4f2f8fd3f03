package dev.switchboard.router.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.router.primitive.Tool;
import dev.switchboard.testkit.StubFeed;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ContractSourceTest {

    private static ContractSource source(ContractAccess access, String url, AtomicBoolean enabled) {
        return new ContractSource(
                access,
                StubContracts.settings(url, StubContracts.PATIENCE),
                Clock.systemUTC(),
                enabled::get);
    }

    @Test
    void it_offers_what_there_is_of_contracts_while_it_is_switched_on() throws Exception {
        AtomicBoolean enabled = new AtomicBoolean(true);
        try (StubFeed feed = new StubFeed(List.of());
                ContractAccess access = StubContracts.access(feed.url());
                ContractSource source = source(access, feed.url(), enabled)) {
            assertThat(source.tools())
                    .extracting(Tool::name)
                    .containsExactly(
                            "contracts_submit",
                            "contracts_status",
                            "contracts_history",
                            "contracts_watch");
            assertThat(source.resources()).hasSize(1);
            assertThat(source.resourceTemplates()).hasSize(3);
            assertThat(source.prompts()).hasSize(2);

            enabled.set(false);

            assertThat(source.tools()).isEmpty();
            assertThat(source.resources()).isEmpty();
            assertThat(source.resourceTemplates()).isEmpty();
            assertThat(source.prompts()).isEmpty();
        }
    }

    @Test
    void switched_off_it_follows_nothing() throws Exception {
        AtomicBoolean enabled = new AtomicBoolean(false);
        try (StubFeed feed = new StubFeed(List.of());
                ContractAccess access = StubContracts.access(feed.url());
                ContractSource source = source(access, feed.url(), enabled)) {
            source.watched("contract://a");
            source.unwatched("contract://a");
            assertThat(feed.queries()).isEmpty();

            enabled.set(true);
            source.watched("contract://a");

            await().until(() -> feed.queries().size() == 1);
        }
    }

    @Test
    void every_tool_describes_what_it_takes_and_gives() throws Exception {
        try (StubFeed feed = new StubFeed(List.of());
                ContractAccess access = StubContracts.access(feed.url());
                ContractSource source = source(access, feed.url(), new AtomicBoolean(true))) {
            for (Tool tool : source.tools()) {
                JsonNode definition = tool.definition();
                assertThat(definition.get("name").asString()).isEqualTo(tool.name());
                assertThat(definition.at("/inputSchema/additionalProperties").asBoolean(true))
                        .as(tool.name())
                        .isFalse();
                assertThat(definition.at("/inputSchema/properties"))
                        .allSatisfy(property ->
                                assertThat(property.path("description").asString(""))
                                        .as(tool.name())
                                        .isNotBlank());
                assertThat(definition.at("/outputSchema/type").asString()).isEqualTo("object");
                assertThat(definition.at("/annotations/readOnlyHint").asBoolean())
                        .isEqualTo(!tool.name().equals("contracts_submit"));
            }
        }
    }
}
