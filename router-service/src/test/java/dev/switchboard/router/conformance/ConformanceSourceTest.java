package dev.switchboard.router.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.model.json.Json;
import dev.switchboard.router.contracts.SilentContext;
import dev.switchboard.router.primitive.ChangeListener;
import dev.switchboard.router.primitive.Prompt;
import dev.switchboard.router.primitive.Tool;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConformanceSourceTest {

    private final ConformanceSource source = new ConformanceSource();
    private final List<String> changed = new ArrayList<>();

    @Test
    void a_change_of_tools_is_one_and_is_announced() throws Exception {
        announce();
        List<String> before = tools();

        call("test_trigger_tool_change");
        List<String> after = tools();
        call("test_trigger_tool_change");

        assertThat(after).containsAll(before).hasSize(before.size() + 1);
        assertThat(tools()).isEqualTo(before);
        assertThat(changed).containsExactly("tools", "tools");
    }

    @Test
    void a_change_of_prompts_is_one_and_is_announced() throws Exception {
        announce();
        List<String> before = prompts();

        call("test_trigger_prompt_change");

        assertThat(prompts()).containsAll(before).hasSize(before.size() + 1);
        assertThat(changed).containsExactly("prompts");
    }

    private List<String> tools() {
        return source.tools().stream().map(Tool::name).toList();
    }

    private List<String> prompts() {
        return source.prompts().stream().map(Prompt::name).toList();
    }

    private void call(String tool) throws InterruptedException {
        for (Tool one : source.tools()) {
            if (one.name().equals(tool)) {
                one.call(Json.MAPPER.createObjectNode(), new SilentContext());
            }
        }
    }

    private void announce() {
        source.announceTo(
                new ChangeListener() {
                    @Override
                    public void toolsChanged() {
                        changed.add("tools");
                    }

                    @Override
                    public void promptsChanged() {
                        changed.add("prompts");
                    }

                    @Override
                    public void resourcesChanged() {
                        changed.add("resources");
                    }

                    @Override
                    public void resourceUpdated(String uri) {
                        changed.add(uri);
                    }
                });
    }
}
