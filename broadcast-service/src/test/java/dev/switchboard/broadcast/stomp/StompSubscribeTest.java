package dev.switchboard.broadcast.stomp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.broadcast.client.BroadcastTest;
import dev.switchboard.broadcast.client.Feed;
import dev.switchboard.broadcast.client.Http;
import dev.switchboard.testkit.client.StompClient;
import dev.switchboard.testkit.client.StompFrame;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class StompSubscribeTest extends BroadcastTest {

    @Test
    void all_contracts_come_to_one_destination() {
        String first = freshContract();
        String second = freshContract();
        try (var client = StompClient.connected(node())) {
            client.subscribe("sub-0", "/topic/contracts");

            Feed.updateSeenBy(node(), first, "Chennai");
            Feed.update(second, "Mumbai");

            assertThat(client.messageOf(first).is("contract_update")).isTrue();
            assertThat(client.messageOf(second).is("contract_update")).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a/b", "with space", "ü-契約-🚢", "a:b", "100%", "a+b", "~._-!$&'()*,;=@"})
    void an_id_in_a_destination_is_percent_encoded(String suffix) {
        String contract = freshContract() + suffix;
        String destination = "/topic/contracts/" + Http.encode(contract);
        try (var client = StompClient.connected(node())) {
            client.subscribe("sub-0", destination);

            Feed.update(contract, "Chennai");

            StompFrame message = client.message("contract_update");
            assertThat(message.header("destination")).isEqualTo(destination);
            assertThat(message.json().at("/data/contract_id").asString()).isEqualTo(contract);
        }
    }

    @ParameterizedTest
    @CsvSource({"ü-契約,/topic/contracts/%sü-契約", "a:b,/topic/contracts/%sa\\cb"})
    void what_needs_no_encoding_may_also_stand_there_as_it_is(String suffix, String destination) {
        String contract = freshContract() + "-";
        try (var client = StompClient.connected(node())) {
            client.subscribe("sub-0", destination.formatted(contract));

            Feed.update(contract + suffix, "Chennai");

            assertThat(client.message("contract_update").json().at("/data/contract_id").asString())
                    .isEqualTo(contract + suffix);
        }
    }

    @Test
    void a_location_has_a_destination() {
        String elsewhere = freshContract();
        String contract = freshContract();
        try (var client = StompClient.connected(node())) {
            client.subscribe("sub-0", "/topic/locations/Hyderabad");

            Feed.updateSeenBy(node(), elsewhere, "Mumbai");
            Feed.update(elsewhere, "Hyderabad");
            Feed.update(contract, "Hyderabad");

            assertThat(client.messageOf(elsewhere).body()).contains("Hyderabad");
            StompFrame message = client.messageOf(contract);
            assertThat(message.raw("destination")).isEqualTo("/topic/locations/Hyderabad");
        }
    }

    @Test
    void a_contract_that_moves_away_is_said_to_have_left() {
        String contract = freshContract();
        Feed.update(contract, "Hyderabad");
        try (var client = StompClient.connected(node())) {
            Feed.updateSeenBy(node(), contract, "Hyderabad");
            client.subscribe("sub-0", "/topic/locations/Hyderabad");

            String id = Feed.update(contract, "Mumbai");

            StompFrame left = client.messageOf(contract);
            assertThat(left.is("contract_left")).isTrue();
            assertThat(left.json().get("contract_id").asString()).isEqualTo(contract);
            assertThat(left.json().has("data")).isFalse();
            assertThat(left.raw("message-id")).isEqualTo(id);
        }
    }

    @Test
    void a_removal_is_told() {
        String contract = freshContract();
        Feed.updateSeenBy(node(), contract, "Hyderabad");
        try (var client = StompClient.connected(node())) {
            client.subscribe("sub-0", "/topic/contracts/" + contract);

            String id = Feed.remove(contract);

            StompFrame removed = client.message("contract_removed");
            assertThat(removed.json().get("contract_id").asString()).isEqualTo(contract);
            assertThat(removed.json().get("id").asString()).isEqualTo(id);
            assertThat(removed.raw("message-id")).isEqualTo(id);
        }
    }

    @Test
    void each_subscription_of_a_session_gets_its_own_messages() {
        String contract = freshContract();
        try (var client = StompClient.connected(node())) {
            client.subscribe("one", "/topic/contracts/" + contract);
            client.subscribe("two", "/topic/contracts/" + contract);
            client.subscribe("three", "/topic/contracts/" + freshContract());

            Feed.update(contract, "Chennai");

            assertThat(
                            new String[] {
                                client.message("contract_update").raw("subscription"),
                                client.message("contract_update").raw("subscription")
                            })
                    .containsExactlyInAnyOrder("one", "two");
        }
    }

    @Test
    void UNSUBSCRIBE_ends_one_subscription_only() {
        String contract = freshContract();
        try (var client = StompClient.connected(node())) {
            client.subscribe("one", "/topic/contracts/" + contract);
            client.subscribe("two", "/topic/contracts/" + contract);
            client.frame("UNSUBSCRIBE", "id:one", "receipt:gone").receipt("gone");

            Feed.update(contract, "Chennai");
            Feed.update(contract, "Mumbai");

            assertThat(client.message("contract_update").raw("subscription")).isEqualTo("two");
            assertThat(client.message("contract_update").raw("subscription")).isEqualTo("two");
        }
    }

    @Test
    void an_id_is_free_again_after_UNSUBSCRIBE() {
        String contract = freshContract();
        try (var client = StompClient.connected(node())) {
            client.subscribe("sub-0", "/topic/contracts/" + freshContract());
            client.frame("UNSUBSCRIBE", "id:sub-0");
            client.subscribe("sub-0", "/topic/contracts/" + contract);

            Feed.update(contract, "Chennai");

            assertThat(client.message("contract_update").raw("subscription")).isEqualTo("sub-0");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "1.2,a\\cb\\\\c\\rd,a\\cb\\\\c\\rd",
        "1.1,a\\cb\\\\c,a\\cb\\\\c",
        "1.2,ü契約🚢,ü契約🚢",
        "1.0,ü契約🚢,ü契約🚢",
        "1.0,a:b,a:b",
        "1.0,C:\\temp\\new,C:\\temp\\new"
    })
    void a_subscription_id_comes_back_as_it_was_given(String version, String id, String back) {
        String contract = freshContract();
        try (var client = StompClient.connected(node(), version)) {
            client.subscribe(id, "/topic/contracts/" + contract);

            Feed.update(contract, "Chennai");

            assertThat(client.message("contract_update").raw("subscription")).isEqualTo(back);
        }
    }

    @Test
    void STOMP_1_0_may_subscribe_without_an_id() {
        String contract = freshContract();
        String destination = "destination:/topic/contracts/" + contract;
        try (var client = StompClient.connected(node(), "1.0")) {
            client.frame("SUBSCRIBE", destination, "receipt:in").receipt("in");

            Feed.update(contract, "Chennai");
            assertThat(client.message("contract_update").headers())
                    .doesNotContainKey("subscription");

            client.frame("UNSUBSCRIBE", destination, "receipt:out").receipt("out");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ACK", "NACK"})
    void acknowledgements_are_taken_and_mean_nothing(String command) {
        String contract = freshContract();
        try (var client = StompClient.connected(node())) {
            client.subscribe("sub-0", "/topic/contracts/" + contract, "ack:client-individual");
            String id = Feed.update(contract, "Chennai");
            client.message("contract_update");

            client.frame(command, "id:" + id, "receipt:taken").receipt("taken");
        }
    }
}
