package dev.switchboard.broadcast.stomp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.broadcast.client.DescribedProtocols;
import dev.switchboard.broadcast.fanout.Feed;
import dev.switchboard.broadcast.fanout.SharedLog;
import dev.switchboard.broadcast.feed.MadeFeed;
import dev.switchboard.broadcast.history.HistoryView;
import dev.switchboard.broadcast.message.MessageType;
import dev.switchboard.broadcast.subscription.FeedNames;
import dev.switchboard.broadcast.subscription.SubscribableFeed;
import dev.switchboard.broadcast.subscription.SubscriptionParameter;
import dev.switchboard.model.contract.Location;
import dev.switchboard.testkit.description.DescribedMessages;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What the code of STOMP names stands in {@code asyncapi.json}, and nothing else. */
class StompNamesDescribedTest {

    private final DescribedMessages messages = DescribedProtocols.messages();
    private final JsonNode channels = messages.description().document().get("channels");

    @Test
    void every_destination_is_described_with_the_messages_that_come_there() {
        Map<String, Set<String>> byAddress = new TreeMap<>();
        channels.forEachEntry((id, channel) -> {
            String address = channel.get("address").asString();
            if (address.startsWith("/topic/")) {
                byAddress.put(address, messages.told(id));
            }
        });
        Map<String, Set<String>> expected = new TreeMap<>();
        for (String address : Destination.addresses(List.of(contracts()))) {
            expected.put(address, told(address.endsWith("/{location}")));
        }

        assertThat(byAddress).isEqualTo(expected);
    }

    private static SubscribableFeed contracts() {
        MadeFeed made = new MadeFeed(1);
        SharedLog log = new SharedLog(1_000);
        HistoryView view = new HistoryView(1_000);
        return new SubscribableFeed(
                new Feed(Feed.CONTRACTS, log, view, made, () -> true), FeedNames.CONTRACTS);
    }

    private static Set<String> told(boolean ofLocation) {
        Set<String> told = new TreeSet<>();
        for (MessageType type : MessageType.values()) {
            // only what is bound to a location can be left
            if (type != MessageType.CONTRACT_LEFT || ofLocation) {
                told.add("stomp_" + type.label());
            }
        }
        return told;
    }

    @Test
    void every_location_is_a_value_of_the_destination() {
        assertThat(DescribedProtocols.labels(channels.at("/stompLocation/parameters/location")))
                .containsExactlyInAnyOrderElementsOf(Location.labels());
    }

    @Test
    void updates_are_sent_where_the_code_takes_them() {
        assertThat(channels.at("/stompUpdate/address").asString()).isEqualTo(StompCommands.UPDATES);
    }

    @Test
    void every_parameter_is_a_header_of_subscribe() {
        Set<String> headers = new TreeSet<>(List.of("receipt", "destination", "id", "ack"));
        StompCommands.PARAMETERS.stream().map(SubscriptionParameter::inQuery).forEach(headers::add);
        JsonNode described = messages.message("stomp_SUBSCRIBE").get("headers");

        assertThat(DescribedProtocols.properties(described)).isEqualTo(headers);
        assertThat(DescribedProtocols.labels(described.at("/properties/ack")))
                .containsExactlyInAnyOrderElementsOf(Acknowledgements.MODES);
    }

    @Test
    void every_version_is_described() {
        JsonNode connected = messages.message("stomp_CONNECTED");
        JsonNode handshake = channels.at("/stompSession/bindings/ws/headers");

        assertThat(DescribedProtocols.labels(connected.at("/headers/properties/version")))
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(StompVersion.values()).map(StompVersion::number).toList());
        assertThat(DescribedProtocols.labels(handshake.at("/properties/Sec-WebSocket-Protocol")))
                .containsExactlyInAnyOrderElementsOf(StompVersion.subprotocols());
    }
}
