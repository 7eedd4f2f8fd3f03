package dev.switchboard.broadcast.socket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.broadcast.client.BroadcastTest;
import dev.switchboard.broadcast.client.Feed;
import dev.switchboard.broadcast.client.Http;
import dev.switchboard.model.feed.Cursor;
import dev.switchboard.testkit.client.Handshake;
import dev.switchboard.testkit.client.JsonClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

final class SocketUpdatesTest extends BroadcastTest {

    @Test
    void a_client_is_welcomed_with_its_id_and_a_cursor() {
        try (var one = JsonClient.open(node(), "");
                var two = JsonClient.open(node(), "")) {
            JsonNode welcome = one.next("welcome");

            assertThat(welcome.propertyNames()).containsOnly("type", "client_id", "cursor");
            assertThat(Cursor.parse(welcome.get("cursor").asString())).isPresent();
            assertThat(welcome.get("client_id")).isNotEqualTo(two.next("welcome").get("client_id"));
        }
    }

    @Test
    void without_parameters_all_live_updates_come() {
        String contract = freshContract();
        try (var client = JsonClient.welcomed(node(), "")) {
            String id = Feed.update(contract, "Chennai");

            JsonNode update = client.nextOf(contract);
            assertThat(update.propertyNames()).containsExactly("type", "data", "id", "cursor");
            assertThat(update.get("type").asString()).isEqualTo("contract_update");
            assertThat(update.get("data").toString()).isEqualTo(Feed.body(contract, "Chennai"));
            assertThat(update.get("id").asString()).isEqualTo(id);
        }
    }

    @Test
    void a_removal_is_told() {
        String contract = freshContract();
        Feed.updateSeenBy(node(), contract, "Chennai");
        try (var client = JsonClient.welcomed(node(), "?contract_id=" + contract)) {
            String id = Feed.remove(contract);

            JsonNode removed = client.nextOf(contract);
            assertThat(removed.get("type").asString()).isEqualTo("contract_removed");
            assertThat(removed.get("id").asString()).isEqualTo(id);
        }
    }

    @Test
    void a_test_update_is_marked_and_not_kept() {
        String contract = freshContract();
        try (var client = JsonClient.welcomed(node(), "?location=Mumbai")) {
            String id = Feed.test(contract, "Mumbai");

            JsonNode update = client.nextOf(contract);
            assertThat(update.get("test").asBoolean()).isTrue();
            assertThat(update.get("id").asString()).isEqualTo(id);
            assertThat(node().http().get("/contracts/" + contract).status()).isEqualTo(404);
        }
    }

    @Test
    void a_contract_that_moves_out_of_the_filter_has_left() {
        String contract = freshContract();
        Feed.updateSeenBy(node(), contract, "Mumbai");
        try (var client = JsonClient.welcomed(node(), "?location=Mumbai&location=Chennai")) {
            Feed.update(contract, "Chennai");
            String id = Feed.update(contract, "Hyderabad");
            Feed.update(contract, "Bengaluru");
            Feed.update(contract, "Mumbai");

            assertThat(client.nextOf(contract).at("/data/location").asString())
                    .isEqualTo("Chennai");
            JsonNode left = client.nextOf(contract);
            assertThat(left.get("type").asString()).isEqualTo("contract_left");
            assertThat(left.get("id").asString()).isEqualTo(id);
            assertThat(client.nextOf(contract).at("/data/location").asString()).isEqualTo("Mumbai");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " and, more", "/slash", "ü-契約-🚢", "?&=#%+"})
    void a_contract_is_named_percent_encoded(String suffix) {
        String contract = freshContract() + suffix;
        try (var client = JsonClient.welcomed(node(), "?contract_id=" + Http.encode(contract))) {
            Feed.update(contract, "Chennai");

            assertThat(client.next("contract_update").at("/data/contract_id").asString())
                    .isEqualTo(contract);
        }
    }

    @Test
    void a_plus_in_a_query_is_a_space() {
        String contract = freshContract() + " x";
        String query = "?contract_id=" + contract.replace(' ', '+');
        try (var client = JsonClient.welcomed(node(), query)) {
            Feed.update(contract, "Chennai");

            assertThat(client.nextOf(contract).has("data")).isTrue();
        }
    }

    @Test
    void several_contracts_at_several_locations_must_match_both() {
        String one = freshContract();
        String two = freshContract();
        String query = "?contract_id=%s&contract_id=%s&location=Chennai".formatted(one, two);
        try (var client = JsonClient.welcomed(node(), query)) {
            Feed.updateSeenBy(node(), freshContract(), "Chennai");
            Feed.updateSeenBy(node(), one, "Mumbai");
            Feed.updateSeenBy(node(), two, "Chennai");
            Feed.update(one, "Chennai");

            assertThat(client.next("contract_update").at("/data/contract_id").asString())
                    .isEqualTo(two);
            assertThat(client.next("contract_update").at("/data/contract_id").asString())
                    .isEqualTo(one);
        }
    }

    @Test
    void with_a_rate_the_latest_of_a_contract_is_told() {
        String contract = freshContract();
        String query = "?max-rate=2&contract_id=" + contract;
        try (var client = JsonClient.welcomed(node(), query)) {
            Feed.update(contract, "Chennai");
            client.next("contract_update");
            Feed.update(contract, "Mumbai");
            Feed.update(contract, "Bengaluru");
            String last = Feed.updateSeenBy(node(), contract, "Hyderabad");

            // on a slow machine those before it may have had their turn
            String told = client.next("contract_update").get("id").asString();
            while (!told.equals(last)) {
                told = client.next("contract_update").get("id").asString();
            }
        }
    }

    @Test
    void it_is_also_served_under_api() {
        String contract = freshContract();
        try (var client = JsonClient.openAt(node(), "/api/ws?contract_id=" + contract)) {
            client.next("welcome");
            Feed.update(contract, "Chennai");

            assertThat(client.nextOf(contract).has("data")).isTrue();
        }
    }

    @Test
    void pages_of_foreign_origins_are_refused() {
        var answer = Handshake.ask(node(), "/ws", "Origin: https://evil.example.com");

        assertThat(answer).first().asString().contains(" 403 ");
        assertThat(answer).contains("content-type: application/problem+json");
    }

    @Test
    void pages_of_this_machine_are_let_in() {
        var answer = Handshake.ask(node(), "/ws", "Origin: http://localhost:3000");

        assertThat(answer).first().asString().contains(" 101 ");
    }

    @Test
    void compression_is_not_agreed_on() {
        var answer = Handshake.ask(node(), "/ws", "Sec-WebSocket-Extensions: permessage-deflate");

        assertThat(answer).noneMatch(line -> line.startsWith("sec-websocket-extensions"));
    }
}
