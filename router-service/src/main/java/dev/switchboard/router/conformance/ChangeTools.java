package dev.switchboard.router.conformance;

import dev.switchboard.router.primitive.ChangeListener;
import java.util.List;
import java.util.function.Consumer;

/** Tools that announce a change of a list; which list it is, is all that the suite asks. */
final class ChangeTools {

    private ChangeTools() {}

    static List<FixtureTool> all(Consumer<Consumer<ChangeListener>> announce) {
        return List.of(
                FixtureTool.saying(
                        "test_trigger_tool_change",
                        "Announces that the list of tools has changed.",
                        _ -> {
                            announce.accept(ChangeListener::toolsChanged);
                            return "Announced";
                        }),
                FixtureTool.saying(
                        "test_trigger_prompt_change",
                        "Announces that the list of prompts has changed.",
                        _ -> {
                            announce.accept(ChangeListener::promptsChanged);
                            return "Announced";
                        }));
    }
}
