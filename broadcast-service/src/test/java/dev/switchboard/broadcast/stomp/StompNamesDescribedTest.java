package dev.switchboard.broadcast.stomp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.broadcast.client.DescribedProtocols;
import dev.switchboard.broadcast.fanout.Feed;
import dev.switchboard.broadcast.fanout.SharedLog;
import dev.switchboard.broadcast.feed.MadeFeed;
import dev.switchboard.broadcast.history.HistoryView;
import dev.switchboard.broadcast.message.MessageType;
import dev.switchboard.broadcast.router.RouterFeedNames;
import dev.switchboard.broadcast.subscription.FeedNames;
import dev.switchboard.broadcast.subscription.SubscribableFeed;
import dev.switchboard.broadcast.subscription.SubscriptionParameter;
import dev.switchboard.model.contract.Location;
import dev.switchboard.model.router.CallOutcome;
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
        for (SubscribableFeed feed : List.of(contracts(), calls(), servers())) {
            for (String address : Destination.addresses(List.of(feed))) {
                expected.put(address, told(feed.feed().name(), address.endsWith("/{location}")));
            }
        }

        assertThat(byAddress).isEqualTo(expected);
    }

    private static SubscribableFeed contracts() {
        return named(Feed.CONTRACTS, FeedNames.CONTRACTS);
    }

    private static SubscribableFeed calls() {
        return named(RouterFeedNames.CALLS_FEED, RouterFeedNames.CALLS);
    }

    private static SubscribableFeed servers() {
        return named(RouterFeedNames.SERVERS_FEED, RouterFeedNames.SERVERS);
    }

    private static SubscribableFeed named(String name, FeedNames names) {
        MadeFeed made = new MadeFeed(1);
        SharedLog log = new SharedLog(1_000);
        HistoryView view = new HistoryView(1_000);
        return new SubscribableFeed(new Feed(name, log, view, made, () -> true), names);
    }

    private static Set<String> told(String feed, boolean ofLocation) {
        Set<String> told = DescribedProtocols.messagesOf("stomp_", feed);
        // only what is bound to a location can be left
        if (!ofLocation) {
            told.remove("stomp_" + MessageType.CONTRACT_LEFT.label());
        }
        return told;
    }

    @Test
    void every_outcome_is_a_value_of_the_destination() {
        assertThat(DescribedProtocols.labels(channels.at("/stompCallOutcome/parameters/outcome")))
                .containsExactlyInAnyOrderElementsOf(CallOutcome.labels());
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
