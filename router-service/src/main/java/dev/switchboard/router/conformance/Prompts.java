package dev.switchboard.router.conformance;

import static dev.switchboard.router.primitive.Content.text;

import dev.switchboard.model.schema.Schema;
import dev.switchboard.router.primitive.Content;
import dev.switchboard.router.primitive.InputRequest;
import dev.switchboard.router.primitive.Prompt;
import dev.switchboard.router.primitive.ReadResourceResult;
import dev.switchboard.router.primitive.RequestContext;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** Prompts with each kind of content, and one that asks for what it needs. */
final class Prompts {

    private static final String ARG_1 = "arg1";
    private static final String ARG_2 = "arg2";
    private static final String RESOURCE_URI = "resourceUri";

    private Prompts() {}

    static List<Prompt> all() {
        return List.of(
                FixturePrompt.of(
                        "test_simple_prompt",
                        "Says a text.",
                        List.of(),
                        (_, _) -> List.of(text("This is a simple prompt for testing."))),
                FixturePrompt.of(
                        "test_prompt_with_arguments",
                        "Repeats its arguments.",
                        List.of(ARG_1, ARG_2),
                        (arguments, _) ->
                                List.of(
                                        text(
                                                "Prompt with arguments: arg1='%s', arg2='%s'"
                                                        .formatted(
                                                                arguments.get(ARG_1),
                                                                arguments.get(ARG_2))))),
                FixturePrompt.of(
                        "test_prompt_with_embedded_resource",
                        "Holds a resource of the address it is given.",
                        List.of(RESOURCE_URI),
                        (arguments, _) ->
                                List.of(
                                        embedded(arguments),
                                        text("Please process the embedded resource above."))),
                FixturePrompt.of(
                        "test_prompt_with_image",
                        "Holds an image.",
                        List.of(),
                        (_, _) ->
                                List.of(
                                        ContentTools.picture(),
                                        text("Please analyze the image above."))),
                FixturePrompt.of(
                        "test_input_required_result_prompt",
                        "Asks the user for its context.",
                        List.of(),
                        (_, context) -> List.of(text(withContext(context)))));
    }

    /** The prompt that comes and goes. */
    static Prompt changing() {
        return FixturePrompt.of(
                "test_changing_prompt",
                "Is in the list sometimes.",
                List.of(),
                (_, _) -> List.of(text("Here")));
    }

    private static String withContext(RequestContext context) throws InterruptedException {
        InputRequest question =
                Questions.form("What context should the prompt use?", "context", Schema.string());
        return "Prompt with context: "
                + Questions.field(context.ask("user_context", question), "context");
    }

    private static ObjectNode embedded(Map<String, String> arguments) {
        return Content.embedded(
                ReadResourceResult.text(
                        arguments.getOrDefault(RESOURCE_URI, ""),
                        "text/plain",
                        "Embedded resource content for testing."));
    }
}
