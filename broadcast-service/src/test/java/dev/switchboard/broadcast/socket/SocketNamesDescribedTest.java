package dev.switchboard.broadcast.socket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.broadcast.client.DescribedProtocols;
import dev.switchboard.broadcast.message.MessageType;
import dev.switchboard.broadcast.router.RouterFeedNames;
import dev.switchboard.broadcast.subscription.FeedNames;
import dev.switchboard.model.problem.ProblemKind;
import dev.switchboard.testkit.description.DescribedMessages;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the code of {@code /ws} names stands in {@code asyncapi.json}, and nothing else. */
class SocketNamesDescribedTest {

    private final DescribedMessages messages = DescribedProtocols.messages();

    @ParameterizedTest
    @CsvSource({"contracts, socket", "calls, socketCalls", "servers, socketServers"})
    void every_type_of_message_is_described(String feed, String channel) {
        Set<String> types = DescribedProtocols.messagesOf("ws_", feed);
        // of which /ws has heart-beats instead
        types.remove("ws_" + MessageType.POSITION.label());
        for (AnswerType type : AnswerType.values()) {
            boolean ofContracts = type == AnswerType.HISTORY || type == AnswerType.ACCEPTED;
            if (!ofContracts || feed.equals("contracts")) {
                types.add("ws_" + type.label());
            }
        }

        assertThat(messages.told(channel)).isEqualTo(types);
    }

    @Test
    void every_command_is_described_with_its_fields() {
        assertThat(messages.taken("socket"))
                .isEqualTo(described(FeedNames.CONTRACTS, "", EnumSet.allOf(Command.class)));
        Set<Command> ofAll =
                EnumSet.complementOf(EnumSet.of(Command.GET_HISTORY, Command.CONTRACT_UPDATE));
        assertThat(messages.taken("socketCalls"))
                .isEqualTo(described(RouterFeedNames.CALLS, "_calls", ofAll));
        assertThat(messages.taken("socketServers"))
                .isEqualTo(described(RouterFeedNames.SERVERS, "_servers", ofAll));
    }

    /** The keys of these commands, each described with the fields that it has for a feed. */
    private Set<String> described(FeedNames names, String suffix, Set<Command> commands) {
        Set<String> keys = new TreeSet<>();
        for (Command command : commands) {
            String key =
                    "ws_command_" + command.label() + (command == Command.SUBSCRIBE ? suffix : "");
            keys.add(key);
            Set<String> fields = new TreeSet<>(command.fields(names));
            fields.add("type");
            fields.add("request_id");
            assertThat(DescribedProtocols.properties(messages.message(key).get("payload")))
                    .as(key)
                    .isEqualTo(fields);
        }
        return keys;
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
