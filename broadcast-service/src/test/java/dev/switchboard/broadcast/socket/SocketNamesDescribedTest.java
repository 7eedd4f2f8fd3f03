package dev.switchboard.broadcast.socket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.broadcast.client.DescribedProtocols;
import dev.switchboard.broadcast.message.MessageType;
import dev.switchboard.broadcast.subscription.FeedNames;
import dev.switchboard.model.problem.ProblemKind;
import dev.switchboard.testkit.description.DescribedMessages;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What the code of {@code /ws} names stands in {@code asyncapi.json}, and nothing else. */
class SocketNamesDescribedTest {

    private final DescribedMessages messages = DescribedProtocols.messages();

    @Test
    void every_type_of_message_is_described() {
        Set<String> types = new TreeSet<>();
        for (MessageType type : MessageType.values()) {
            // of which /ws has heart-beats instead
            if (type != MessageType.POSITION) {
                types.add("ws_" + type.label());
            }
        }
        for (AnswerType type : AnswerType.values()) {
            types.add("ws_" + type.label());
        }

        assertThat(messages.told("socket")).isEqualTo(types);
    }

    @Test
    void every_command_is_described_with_its_fields() {
        Set<String> commands = new TreeSet<>();
        for (Command command : Command.values()) {
            String key = "ws_command_" + command.label();
            commands.add(key);
            Set<String> fields = new TreeSet<>(command.fields(FeedNames.CONTRACTS));
            fields.add("type");
            fields.add("request_id");
            assertThat(DescribedProtocols.properties(messages.message(key).get("payload")))
                    .as(key)
                    .isEqualTo(fields);
        }

        assertThat(messages.taken("socket")).isEqualTo(commands);
    }

    @Test
    void every_kind_of_problem_is_a_code_of_errors() {
        assertThat(
                        DescribedProtocols.labels(
                                messages.message("ws_error").at("/payload/properties/code")))
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(ProblemKind.values()).map(ProblemKind::code).toList());
    }
}
