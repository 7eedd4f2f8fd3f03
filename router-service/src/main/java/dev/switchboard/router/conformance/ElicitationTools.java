package dev.switchboard.router.conformance;

import dev.switchboard.model.schema.Schema;
import dev.switchboard.router.primitive.InputRequest;
import dev.switchboard.router.primitive.RequestContext;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Tools that the suite calls in sessions, to be asked by them. */
final class ElicitationTools {

    private static final int MAX_TOKENS = 100;

    private ElicitationTools() {}

    static List<FixtureTool> all() {
        return List.of(
                FixtureTool.of(
                        "test_sampling",
                        "Has the client's model answer a prompt.",
                        Schema.object()
                                .with("prompt", Schema.string().describedAs("What to ask it."))
                                .json(),
                        (arguments, context) ->
                                FixtureTool.text(
                                        sample(context, arguments.path("prompt").asString("")))),
                FixtureTool.of(
                        "test_elicitation",
                        "Asks the user for a name and an address.",
                        Schema.object()
                                .with("message", Schema.string().describedAs("What to ask."))
                                .json(),
                        (arguments, context) ->
                                FixtureTool.text(
                                        elicit(
                                                context,
                                                arguments.path("message").asString(""),
                                                FixtureData.schema("form-user")))),
                FixtureTool.saying(
                        "test_elicitation_sep1034_defaults",
                        "Shows the user a form whose fields are filled in already.",
                        context ->
                                elicit(
                                        context,
                                        "Change what is not right",
                                        FixtureData.schema("form-defaults"))),
                FixtureTool.saying(
                        "test_elicitation_sep1330_enums",
                        "Shows the user a form with all kinds of choices.",
                        context ->
                                elicit(
                                        context,
                                        "Choose from each of these",
                                        FixtureData.schema("form-enums"))));
    }

    private static String sample(RequestContext context, String prompt)
            throws InterruptedException {
        return "LLM response: "
                + Questions.completion(
                        context.ask("completion", Questions.prompt(prompt, MAX_TOKENS)));
    }

    private static String elicit(RequestContext context, String message, ObjectNode form)
            throws InterruptedException {
        JsonNode answer = context.ask("form", InputRequest.elicit(message, form));
        return "User response: action=%s, content=%s"
                .formatted(answer.path("action").asString(""), answer.path("content"));
    }
}
