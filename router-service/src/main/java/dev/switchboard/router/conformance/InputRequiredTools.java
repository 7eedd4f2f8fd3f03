package dev.switchboard.router.conformance;

import dev.switchboard.model.schema.Schema;
import dev.switchboard.router.primitive.InputRequest;
import dev.switchboard.router.primitive.RequestContext;
import dev.switchboard.router.server.Capabilities;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** Tools that take several rounds in the stateless era (MCP 2026-07-28). */
final class InputRequiredTools {

    private static final String PREFIX = "test_input_required_result_";
    private static final String USER_NAME = "user_name";
    private static final String CAPITAL = "capital_question";
    private static final String ROOTS = "client_roots";

    private InputRequiredTools() {}

    static List<FixtureTool> all() {
        return List.of(
                FixtureTool.saying(
                        PREFIX + "elicitation",
                        "Asks the user for a name.",
                        context -> greeting(context.ask(USER_NAME, Questions.userName()))),
                FixtureTool.saying(
                        PREFIX + "sampling",
                        "Asks the client's model for a capital.",
                        context -> Questions.completion(context.ask(CAPITAL, capital()))),
                FixtureTool.saying(
                        PREFIX + "list_roots",
                        "Asks the client for its roots.",
                        context -> roots(context.ask(ROOTS, InputRequest.listRoots()))),
                confirmed("request_state", "Asks for a confirmation.", "state-ok"),
                confirmed("tampered_state", "Takes its own state alone.", "integrity-ok"),
                FixtureTool.saying(
                        PREFIX + "multiple_inputs",
                        "Asks three questions at once.",
                        InputRequiredTools::three),
                FixtureTool.saying(
                        PREFIX + "multi_round",
                        "Asks two questions, one after the other.",
                        InputRequiredTools::twoRounds),
                FixtureTool.saying(
                        PREFIX + "capabilities",
                        "Asks what the client can answer.",
                        InputRequiredTools::whatIsDeclared),
                FixtureTool.saying(
                        "test_missing_capability",
                        "Needs a client with a model.",
                        context -> {
                            Capabilities.require(capital(), context.clientCapabilities());
                            return "Success";
                        }));
    }

    private static FixtureTool confirmed(String name, String description, String said) {
        return FixtureTool.saying(
                PREFIX + name,
                description,
                context -> {
                    context.ask("confirm", Questions.confirmation());
                    return said;
                });
    }

    private static String three(RequestContext context) throws InterruptedException {
        Map<String, JsonNode> answers =
                context.ask(
                        Map.of(
                                USER_NAME,
                                Questions.userName(),
                                "greeting",
                                Questions.prompt("Generate a greeting", 50),
                                ROOTS,
                                InputRequest.listRoots()));
        return "Answered: " + new TreeMap<>(answers);
    }

    private static String twoRounds(RequestContext context) throws InterruptedException {
        JsonNode name =
                context.ask(
                        "step1",
                        Questions.form("Step 1: What is your name?", "name", Schema.string()));
        JsonNode color =
                context.ask(
                        "step2",
                        Questions.form(
                                "Step 2: What is your favorite color?", "color", Schema.string()));
        return "%s likes %s"
                .formatted(Questions.field(name, "name"), Questions.field(color, "color"));
    }

    private static String whatIsDeclared(RequestContext context) throws InterruptedException {
        Map<String, InputRequest> questions = new TreeMap<>();
        if (context.clientCapabilities().has("elicitation")) {
            questions.put(USER_NAME, Questions.userName());
        }
        if (context.clientCapabilities().has("sampling")) {
            questions.put(CAPITAL, capital());
        }
        return "Answered: " + new TreeMap<>(context.ask(questions));
    }

    private static InputRequest capital() {
        return Questions.prompt("What is the capital of France?", 100);
    }

    private static String greeting(JsonNode answer) {
        return "Hello, %s!".formatted(Questions.field(answer, "name"));
    }

    private static String roots(JsonNode answer) {
        return "Roots: " + answer.path("roots");
    }
}
