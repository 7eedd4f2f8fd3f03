package dev.switchboard.client.follow;

import static dev.switchboard.client.Heard.until;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.switchboard.client.ContractClient;
import dev.switchboard.client.Heard;
import dev.switchboard.model.contract.ContractId;
import dev.switchboard.testkit.StubFeed;
import dev.switchboard.testkit.StubServer;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a following makes of connections that end at the worst moment. */
@Timeout(180)
class ScriptedFeedTest {

    private static final String SNAPSHOT =
            "{\"type\":\"replay_begin\",\"snapshot\":true,\"recovered\":false}";
    private static final String SINCE =
            "{\"type\":\"replay_begin\",\"snapshot\":false,\"recovered\":true}";

    private static final String LIVE = "{\"type\":\"subscribe\"}";
    private static final String LATEST = "{\"type\":\"subscribe\",\"replay\":\"latest\"}";

    private static final FollowSettings HASTY =
            new FollowSettings(ofMillis(1), ofMillis(5), ofSeconds(30), ofSeconds(10));

    private final Heard heard = new Heard();

    private static String since(String cursor) {
        return "{\"type\":\"subscribe\",\"since\":\"%s\"}".formatted(cursor);
    }

    private static String subscribed(String cursor) {
        return "{\"type\":\"subscribed\",\"cursor\":\"%s\"}".formatted(cursor);
    }

    private static String update(String contract, String id, String cursor) {
        return """
        {"type":"contract_update","data":{"contract_id":"%s","location":"Chennai",\
        "status":"active","timestamp":"2024-01-01T12:00:00Z"},"id":"%s","cursor":"%s"}\
        """
                .formatted(contract, id, cursor);
    }

    private static String missed(int count, String cursor) {
        return "{\"type\":\"missed\",\"count\":%d,\"cursor\":\"%s\"}".formatted(count, cursor);
    }

    private static String complete(String cursor) {
        return "{\"type\":\"replay_complete\",\"cursor\":\"%s\"}".formatted(cursor);
    }

    private static ContractClient client(String url) {
        return ContractClient.builder().uri(URI.create(url)).following(HASTY).build();
    }

    /** Follows until all scripts were played, and the last connection is open and silent. */
    private List<String> play(FollowRequest request, List<List<String>> scripts) throws Exception {
        try (StubFeed feed = new StubFeed(scripts);
                ContractClient client = client(feed.url())) {
            client.follow(request, heard);
            until(() -> feed.subscriptions().size() > scripts.size());
            return feed.subscriptions();
        }
    }

    @Test
    void a_snapshot_that_was_cut_off_is_asked_for_again() throws Exception {
        List<String> subscriptions =
                play(
                        FollowRequest.all(),
                        List.of(
                                List.of(subscribed("w"), SNAPSHOT, update("a", "1", "before")),
                                List.of(
                                        subscribed("w"),
                                        SNAPSHOT,
                                        update("a", "1", "before"),
                                        complete("after"))));

        assertThat(subscriptions).containsExactly(LATEST, LATEST, since("after"));
        assertThat(heard.ids()).containsExactly("1", "1");
        assertThat(heard.events()).filteredOn("snapshot"::equals).hasSize(2);
    }

    @Test
    void the_latest_after_missed_come_again_when_they_were_cut_off_and_nothing_else_does()
            throws Exception {
        List<String> subscriptions =
                play(
                        FollowRequest.all().startingWith(Start.LIVE),
                        List.of(
                                List.of(subscribed("w"), update("a", "1", "c1")),
                                List.of(
                                        subscribed("c1"),
                                        SINCE,
                                        missed(9, "c1"),
                                        update("a", "7", "c1")),
                                List.of(
                                        subscribed("c1"),
                                        SINCE,
                                        missed(10, "c1"),
                                        update("a", "7", "c1"),
                                        update("b", "10", "c1"),
                                        complete("c10"))));

        assertThat(subscriptions).containsExactly(LIVE, since("c1"), since("c1"), since("c10"));
        assertThat(heard.ids()).containsExactly("1", "7", "7", "10");
        assertThat(heard.events()).contains("missed 9", "missed 10");
    }

    @Test
    void cut_off_in_what_is_told_in_order_it_goes_on_behind_the_last_message() throws Exception {
        List<String> subscriptions =
                play(
                        FollowRequest.all().startingWith(new Start.Since("c0")),
                        List.of(
                                List.of(subscribed("c0"), SINCE, update("a", "1", "c1")),
                                List.of(
                                        subscribed("c1"),
                                        SINCE,
                                        update("a", "2", "c2"),
                                        complete("c2"))));

        assertThat(subscriptions).containsExactly(since("c0"), since("c1"), since("c2"));
        assertThat(heard.ids()).containsExactly("1", "2");
    }

    @Test
    void a_snapshot_takes_the_place_of_the_view_as_a_whole_and_at_its_end() throws Exception {
        try (StubFeed feed =
                        new StubFeed(
                                List.of(
                                        List.of(
                                                subscribed("w"),
                                                SNAPSHOT,
                                                update("a", "1", "w"),
                                                update("b", "2", "w"),
                                                complete("c2")),
                                        List.of(
                                                subscribed("w"),
                                                SNAPSHOT,
                                                update("c", "3", "w"),
                                                complete("c3"))));
                ContractClient client = client(feed.url())) {
            List<Integer> sizes = new CopyOnWriteArrayList<>();
            var view = new CompletableFuture<Map<ContractId, ?>>();
            Following following =
                    client.follow(FollowRequest.all(), _ -> sizes.add(view.join().size()));
            view.complete(following.contracts());
            until(() -> feed.subscriptions().size() == 3);

            assertThat(sizes).containsExactly(0, 0, 2);
            assertThat(following.contracts()).containsOnlyKeys(new ContractId("c"));
        }
    }

    @Test
    void history_that_was_cut_off_and_is_told_again_leaves_nothing_of_the_first_time()
            throws Exception {
        String history = "{\"type\":\"replay_begin\",\"snapshot\":false,\"recovered\":false}";
        try (StubFeed feed =
                        new StubFeed(
                                List.of(
                                        List.of(subscribed("w"), history, update("a", "1", "w")),
                                        List.of(
                                                subscribed("w"),
                                                history,
                                                update("b", "2", "w"),
                                                complete("c2"))));
                ContractClient client = client(feed.url())) {
            Following following =
                    client.follow(FollowRequest.all().startingWith(new Start.History(1)), heard);
            until(() -> feed.subscriptions().size() == 3);

            assertThat(following.contracts()).containsOnlyKeys(new ContractId("b"));
        }
    }

    @Test
    void a_test_update_that_can_not_be_read_removes_nothing() throws Exception {
        String test =
                update("a", "2", "c2")
                        .replace("Chennai", "Pune")
                        .replace("\"id\"", "\"test\":true,\"id\"");
        try (StubFeed feed =
                        new StubFeed(
                                List.of(List.of(subscribed("w"), update("a", "1", "c1"), test)));
                ContractClient client = client(feed.url())) {
            Following following =
                    client.follow(FollowRequest.all().startingWith(Start.LIVE), heard);
            until(() -> feed.subscriptions().size() == 2);

            assertThat(following.contracts()).containsOnlyKeys(new ContractId("a"));
            assertThat(heard.tests()).isEmpty();
        }
    }

    @Test
    void what_this_client_does_not_know_is_passed_over() throws Exception {
        List<String> subscriptions =
                play(
                        FollowRequest.all().startingWith(Start.LIVE),
                        List.of(
                                List.of(
                                        subscribed("w"),
                                        "{\"type\":\"news\",\"text\":\"hello\"}",
                                        update("a", "1", "c1").replace("Chennai", "Pune"),
                                        update("b", "2", "c2")
                                                .replace("\"id\"", "\"new\":1,\"id\""))));

        assertThat(heard.ids()).containsExactly("2");
        assertThat(subscriptions).last().isEqualTo(since("c2"));
    }

    @Test
    void every_message_can_be_passed_on_as_it_came() throws Exception {
        List<String> script =
                List.of(
                        subscribed("w"),
                        "{\"type\":\"news\", \"text\": \"hello\"}",
                        update("a", "1", "c1"));
        List<String> passed = new CopyOnWriteArrayList<>();
        FollowListener listener =
                new FollowListener() {
                    @Override
                    public void message(String json) {
                        passed.add(json);
                    }

                    @Override
                    public void updated(Change.Updated update) {
                        passed.add(update.messageId());
                    }
                };
        try (StubFeed feed = new StubFeed(List.of(script));
                ContractClient client = client(feed.url())) {
            client.follow(FollowRequest.all().startingWith(Start.LIVE), listener);
            until(() -> feed.subscriptions().size() == 2);
        }
        assertThat(passed).startsWith(script.get(0), script.get(1), script.get(2), "1");
    }

    @Test
    void a_handshake_that_is_refused_is_not_tried_again() throws Exception {
        try (StubServer server = new StubServer(_ -> new StubServer.Reply(404, Map.of(), ""));
                ContractClient client = client(server.url())) {
            Following following = client.follow(FollowRequest.all(), heard);

            assertThatThrownBy(following.ended()::join).hasMessageContaining("HTTP status 404");
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void a_node_that_lets_nobody_in_says_how_long_to_stay_away() throws Exception {
        try (StubServer server = new StubServer(_ -> StubServer.Reply.busy(503, 30));
                ContractClient client = client(server.url())) {
            Following following = client.follow(FollowRequest.all(), heard);
            until(() -> heard.events().contains("LOST"));

            assertThat(heard.reasons())
                    .last()
                    .asString()
                    .matches("Come back later\\.; coming back in 300\\d\\d ms");
            assertThatThrownBy(() -> following.awaitCurrent(ofMillis(1)))
                    .isInstanceOf(TimeoutException.class)
                    .hasMessageContaining("Come back later.");
        }
    }
}
