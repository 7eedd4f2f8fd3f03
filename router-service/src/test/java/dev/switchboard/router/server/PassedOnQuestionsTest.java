package dev.switchboard.router.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.switchboard.model.json.Json;
import dev.switchboard.router.primitive.InputRequest;
import dev.switchboard.router.primitive.RequestOrigin;
import dev.switchboard.router.protocol.RequestMetadata;
import dev.switchboard.router.server.InputRounds.Round;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Questions of another server, to a client of the stateless era. */
class PassedOnQuestionsTest {

    private static final Map<String, InputRequest> QUESTION =
            Map.of("confirm", InputRequest.elicit("Sure?", Json.MAPPER.createObjectNode()));
    private static final JsonNode YES = Json.MAPPER.readTree("{\"action\": \"accept\"}");

    private final ObjectNode params = Json.MAPPER.createObjectNode();
    private final Round round =
            new Round(
                    Json.MAPPER.createObjectNode().set("confirm", YES).asObject(),
                    1,
                    Json.MAPPER.readTree("\"theirs\""));

    @Test
    void an_answer_to_a_question_before_is_none_to_one_under_the_same_key() {
        InputRequiredException asked =
                catchThrowableOfType(
                        InputRequiredException.class, () -> context().passOn(QUESTION, YES));

        assertThat(asked.questions()).isEqualTo(QUESTION);
        assertThat(asked.state()).isEqualTo(YES);
        assertThat(context().ask(QUESTION)).containsEntry("confirm", YES);
    }

    @Test
    void what_the_client_answers_goes_on_with_what_the_server_gave_along() {
        params.putObject("inputResponses").set("confirm", YES);

        assertThat(context().continuation().answers()).hasToString("{\"confirm\":" + YES + "}");
        assertThat(context().continuation().state()).hasToString("\"theirs\"");
    }

    private StatelessContext context() {
        ObjectNode capabilities = Json.MAPPER.createObjectNode();
        capabilities.putObject("elicitation");
        return new StatelessContext(
                params,
                new RequestMetadata(capabilities, null, null),
                round,
                RequestOrigin.of("@test"),
                _ -> {});
    }
}
