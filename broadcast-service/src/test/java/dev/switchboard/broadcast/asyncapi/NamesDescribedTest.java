package dev.switchboard.broadcast.asyncapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.broadcast.client.DescribedProtocols;
import dev.switchboard.broadcast.fanout.ReplayMode;
import dev.switchboard.broadcast.fanout.SlowPolicy;
import dev.switchboard.broadcast.router.RouterFeedNames;
import dev.switchboard.broadcast.subscription.FeedNames;
import dev.switchboard.model.feed.DeadLetter;
import dev.switchboard.model.feed.RecordHeaders;
import dev.switchboard.testkit.description.DescribedMessages;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** What the code names stands in {@code asyncapi.json}: a test fails where one of them is alone. */
class NamesDescribedTest {

    private final DescribedMessages messages = DescribedProtocols.messages();
    private final JsonNode document = messages.description().document();

    /** The feeds, and what the names of their channels end with. */
    private static Stream<Arguments> feeds() {
        return Stream.of(
                Arguments.of("contracts", "", FeedNames.CONTRACTS),
                Arguments.of("calls", "Calls", RouterFeedNames.CALLS),
                Arguments.of("servers", "Servers", RouterFeedNames.SERVERS));
    }

    @ParameterizedTest
    @MethodSource("feeds")
    void every_type_of_message_is_an_event(String feed, String suffix, FeedNames names) {
        Set<String> types = DescribedProtocols.messagesOf("sse_", feed);
        types.add("sse_welcome");

        assertThat(messages.told("events" + suffix)).isEqualTo(types);
    }

    @ParameterizedTest
    @MethodSource("feeds")
    void every_parameter_of_a_subscription_is_described_for_ws_and_events_alike(
            String feed, String suffix, FeedNames names) {
        JsonNode socket = document.at("/channels/socket" + suffix + "/bindings/ws/query");
        JsonNode events = document.at("/operations/tellEvents" + suffix + "/bindings/http/query");

        assertThat(DescribedProtocols.properties(socket))
                .containsExactlyInAnyOrderElementsOf(
                        names.parameters().stream().map(names::inQuery).toList());
        assertThat(socket).isEqualTo(events);
    }

    @Test
    void every_value_of_replay_and_slow_is_described_wherever_they_are() {
        assertThat(allowed("replay"))
                .hasSize(10)
                .allMatch(labels -> labels.equals(new TreeSet<>(ReplayMode.labels())));
        assertThat(allowed("slow"))
                .hasSize(10)
                .allMatch(labels -> labels.equals(new TreeSet<>(SlowPolicy.labels())));
    }

    private List<Set<String>> allowed(String property) {
        return document.findValues(property).stream()
                .filter(JsonNode::isObject)
                .map(DescribedProtocols::labels)
                .toList();
    }

    @Test
    void every_header_that_records_have_is_described() {
        Set<String> described = new TreeSet<>();
        document.at("/components/messages")
                .forEachEntry((key, message) -> {
                    if (key.startsWith("kafka_")) {
                        described.addAll(DescribedProtocols.properties(message.path("headers")));
                    }
                });

        assertThat(described)
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(RecordHeaders.class.getFields())
                                .filter(field -> Modifier.isStatic(field.getModifiers()))
                                .map(NamesDescribedTest::constant)
                                .toList());
    }

    private static String constant(Field field) {
        try {
            return String.valueOf(field.get(null));
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void every_reason_of_dead_letters_is_described() {
        assertThat(
                        DescribedProtocols.labels(
                                messages.message("kafka_dead_letter")
                                        .at("/headers/properties/reason")))
                .containsExactlyInAnyOrderElementsOf(DeadLetter.REASONS);
    }
}
