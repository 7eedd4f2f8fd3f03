package dev.switchboard.broadcast.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.broadcast.client.BroadcastTest;
import dev.switchboard.broadcast.client.Feed;
import dev.switchboard.broadcast.client.Node;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

final class HistoryTest extends BroadcastTest {

    @Test
    void it_holds_updates_and_removals_newest_first() {
        String contract = freshContract();
        String first = Feed.update(contract, "Chennai");
        String second = Feed.update(contract, "Mumbai");
        String removal = Feed.remove(contract);

        JsonNode data = await(node(), "contract_id=" + contract, 3).get("data");

        assertThat(data.findValuesAsString("id")).containsExactly(removal, second, first);
        assertThat(data.at("/0/removed").asBoolean()).isTrue();
        assertThat(data.at("/0").has("location")).isFalse();
        assertThat(data.at("/1/location").asString()).isEqualTo("Mumbai");
    }

    /** Records of one transaction share their append time. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7})
    void pages_hold_each_update_once_whatever_their_times(int limit) {
        List<String> contracts = new ArrayList<>();
        StringBuilder filter = new StringBuilder("limit=" + limit);
        for (int i = 0; i < 10; i++) {
            contracts.add(freshContract());
            filter.append("&contract_id=").append(contracts.get(i));
        }
        contracts.forEach(contract -> Feed.update(contract, "Chennai"));
        contracts.forEach(contract -> Feed.updateSeenBy(node(), contract, "Mumbai"));

        List<String> paged = new ArrayList<>();
        String before = "";
        while (before != null) {
            JsonNode page = get(node(), filter + before);
            assertThat(page.get("data").size()).isBetween(1, limit);
            paged.addAll(page.get("data").findValuesAsString("id"));
            before = page.has("next") ? "&before=" + page.get("next").asString() : null;
        }

        String whole = filter.toString().replace("limit=" + limit, "limit=100");
        assertThat(paged)
                .hasSize(20)
                .isEqualTo(get(node(), whole).get("data").findValuesAsString("id"));
    }

    @Test
    void it_is_the_same_on_every_node() {
        String one = freshContract();
        String two = freshContract();
        String filter = "contract_id=" + one + "&contract_id=" + two;
        for (int i = 0; i < 5; i++) {
            Feed.update(one, "Chennai");
            Feed.update(two, "Mumbai");
        }

        assertThat(await(node(), filter, 10).get("data"))
                .isEqualTo(await(otherNode(), filter, 10).get("data"));
    }

    @Test
    void it_is_filtered_by_location_and_status() {
        String contract = freshContract();
        String there = Feed.update(contract, "Chennai");
        Feed.update(contract, "Mumbai");
        String filter = "contract_id=" + contract;
        await(node(), filter, 2);

        JsonNode found = get(node(), filter + "&location=Chennai&status=active");

        assertThat(found.get("data").findValuesAsString("id")).containsExactly(there);
        assertThat(get(node(), filter + "&status=inactive").get("data")).isEmpty();
    }

    @Test
    void from_is_included_and_to_is_not() {
        String contract = freshContract();
        String id = Feed.update(contract, "Chennai");
        String filter = "contract_id=" + contract;
        String at = await(node(), filter, 1).at("/data/0/recorded_at").asString();
        String after = Instant.parse(at).plusMillis(1).toString();

        assertThat(get(node(), filter + "&from=" + at).at("/data/0/id").asString()).isEqualTo(id);
        assertThat(get(node(), filter + "&from=" + after).get("data")).isEmpty();
        assertThat(get(node(), filter + "&to=" + at).get("data")).isEmpty();
        assertThat(get(node(), filter + "&to=" + after).get("data")).hasSize(1);
    }

    @Test
    void it_says_since_when_it_is_complete() {
        Instant since = Instant.parse(get(node(), "limit=1").get("complete_since").asString());

        assertThat(since)
                .isBetween(
                        Instant.now().minus(Duration.ofHours(25)),
                        Instant.now().minus(Duration.ofHours(23)));
    }

    @Test
    void a_test_update_is_not_in_it() {
        String contract = freshContract();
        Feed.test(contract, "Chennai");
        String real = Feed.update(contract, "Mumbai");

        assertThat(await(node(), "contract_id=" + contract, 1).at("/data/0/id").asString())
                .isEqualTo(real);
    }

    private static JsonNode get(Node node, String query) {
        return node.http().get("/contracts/history?" + query).json();
    }

    private static JsonNode await(Node node, String query, int size) {
        return Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .until(() -> get(node, query), page -> page.get("data").size() == size);
    }
}
