package dev.switchboard.broadcast.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.broadcast.client.BroadcastTest;
import dev.switchboard.broadcast.client.Feed;
import dev.switchboard.testkit.client.Handshake;
import dev.switchboard.testkit.client.JsonClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What a client asks for in the query of its handshake. */
final class SocketQueryTest extends BroadcastTest {

    @ParameterizedTest
    @ValueSource(strings = {"/ws", "/stomp", "/api/ws"})
    void a_request_that_is_no_handshake_is_answered_with_a_problem(String path) {
        var answer = node().http().get(path);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.header("content-type")).hasValue("application/problem+json");
        assertThat(answer.json().get("detail").asString()).contains("WebSocket");
    }

    @ParameterizedTest
    @CsvSource({
        "location=Delhi,/location",
        "contract_id=a%00b,/contract_id",
        "replay=all,/replay",
        "limit=0,/limit",
        "slow=never,/slow",
        "max-rate=-1,/max-rate",
        "max-rate=5&slow=disconnect,/max-rate",
        "since=garbage,/since"
    })
    void a_query_that_is_wrong_subscribes_to_nothing(String query, String pointer) {
        String contract = freshContract();
        try (var client = JsonClient.welcomed(node(), "?" + query)) {
            JsonNode error = client.next("error");
            Feed.updateSeenBy(node(), contract, "Chennai");
            client.send("{\"type\": \"get_status\"}");

            assertThat(error.at("/violations/0/pointer").asString()).isEqualTo(pointer);
            assertThat(error.get("message").asString()).contains("subscribed to nothing");
            assertThat(client.until("status")).hasSize(1);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/ws?locations=Chennai,locations is no parameter of this call; the nearest that it has is"
                + " location",
        "/api/ws?contractId=c,contractId is no parameter of this call; the nearest that it has is"
                + " contract_id",
        "/ws?replay=latest&replay=none,replay came 2 times; send it once",
        "/stomp?replay=latest,replay is no parameter of this call, which has none"
    })
    void parameters_that_are_not_known_are_refused_by_name(String path, String detail) {
        String handshake = Handshake.request(node(), path) + "\n";

        Handshake.Answer answer = Handshake.exchange(node(), handshake.replace("\n", "\r\n"));

        assertThat(answer.head()).first().asString().contains(" 400 ");
        assertThat(answer.body()).contains(detail);
    }

    @Test
    void parameters_that_are_empty_are_as_if_not_sent() {
        String contract = freshContract();
        String query = "?contract_id=&location=&replay=&limit=&since=&slow=&max-rate=";
        try (var client = JsonClient.welcomed(node(), query)) {
            Feed.update(contract, "Chennai");

            assertThat(client.nextOf(contract).has("data")).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"contract_id=%zz", "contract_id=%", "contract_id=%FF"})
    void a_query_that_cannot_be_read_is_refused_and_leaves_no_connection(String query) {
        await().until(() -> connections() == 0); // those of tests before are gone

        var answer = Handshake.ask(node(), "/ws?" + query);

        assertThat(answer).first().asString().contains(" 400 ");
        assertThat(answer).contains("content-type: application/problem+json");
        await().until(() -> connections() == 0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a|b", "[c]", "{d}", "^", "`", "\\", "<>"})
    void what_browsers_leave_as_it_is_in_a_query_may_stand_there(String contract) {
        var answer = Handshake.ask(node(), "/ws?contract_id=" + contract);

        assertThat(answer).first().asString().contains(" 101 ");
    }

    private static long connections() {
        return node().http().get("/contracts/status").json().get("connections").asLong();
    }
}
