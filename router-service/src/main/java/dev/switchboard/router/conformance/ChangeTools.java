package dev.switchboard.router.conformance;

import java.util.List;

/** Tools that change a list: which one it is, is all that the suite asks. */
final class ChangeTools {

    private ChangeTools() {}

    /**
     * @param changeTools changes the list of tools, and announces it
     * @param changePrompts the same of prompts
     */
    static List<FixtureTool> all(Runnable changeTools, Runnable changePrompts) {
        return List.of(
                FixtureTool.saying(
                        "test_trigger_tool_change",
                        "Adds a tool to the list, or takes it out again.",
                        _ -> {
                            changeTools.run();
                            return "Changed";
                        }),
                FixtureTool.saying(
                        "test_trigger_prompt_change",
                        "Adds a prompt to the list, or takes it out again.",
                        _ -> {
                            changePrompts.run();
                            return "Changed";
                        }));
    }

    /** The tool that comes and goes. */
    static FixtureTool tool() {
        return FixtureTool.saying("test_changing_tool", "Is in the list sometimes.", _ -> "Here");
    }
}
