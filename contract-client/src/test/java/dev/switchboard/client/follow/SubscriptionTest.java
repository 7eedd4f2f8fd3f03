package dev.switchboard.client.follow;

import static dev.switchboard.client.Heard.until;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.switchboard.client.ContractClient;
import dev.switchboard.client.Heard;
import dev.switchboard.testkit.StubFeed;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a following asks for, and what may come before the answer. */
@Timeout(180)
class SubscriptionTest {

    private static final String SUBSCRIBED = "{\"type\":\"subscribed\",\"cursor\":\"c0\"}";
    private static final String LIVE = "{\"type\":\"subscribe\"}";
    private static final String AFTER_X = "{\"type\":\"subscribe\",\"since\":\"x\"}";
    private static final FollowRequest SINCE_X =
            FollowRequest.all().startingWith(new Start.Since("x"));

    private static final FollowSettings HASTY =
            new FollowSettings(ofMillis(1), ofMillis(5), ofSeconds(30), ofSeconds(10));

    private final Heard heard = new Heard();

    private static ContractClient client(String url) {
        return ContractClient.builder().uri(URI.create(url)).following(HASTY).build();
    }

    private static String error(String code) {
        return "{\"type\":\"error\",\"code\":\"%s\",\"message\":\"not now\",\"cursor\":\"wrong\"}"
                .formatted(code);
    }

    @Test
    void the_handshake_asks_for_a_trickle_behind_the_query_of_the_address() throws Exception {
        try (StubFeed feed = new StubFeed(List.of());
                ContractClient client = client(feed.url() + "?token=x")) {
            client.follow(FollowRequest.all(), heard);
            until(() -> !feed.subscriptions().isEmpty());

            assertThat(feed.queries()).containsExactly("/ws?token=x&max-rate=1");
            assertThat(feed.subscriptions())
                    .containsExactly("{\"type\":\"subscribe\",\"replay\":\"latest\"}");
        }
    }

    @Test
    void everything_that_can_be_asked_for_is_in_the_command() {
        FollowRequest request = FollowRequest.all().startingWith(new Start.History(7)).atMost(5);

        assertThat(request.command(null))
                .isEqualTo(
                        "{\"type\":\"subscribe\",\"replay\":\"history\",\"limit\":7,"
                                + "\"max_rate\":5}");
        assertThat(request.command("c"))
                .isEqualTo("{\"type\":\"subscribe\",\"since\":\"c\",\"max_rate\":5}");
    }

    /**
     * On the thread that reads, the HTTP client takes over what came with the handshake at the
     * worst moment: when it has queued the first of several buffers.
     */
    @Test
    void a_burst_of_many_buffers_comes_whole() throws Exception {
        List<String> script = new ArrayList<>(List.of(SUBSCRIBED));
        List<String> ids = IntStream.range(0, 2_000).mapToObj(Integer::toString).toList();
        for (String id : ids) {
            script.add(
                    """
                    {"type":"contract_removed","contract_id":"a","id":"%s","cursor":"c%s"}\
                    """
                            .formatted(id, id));
        }
        try (StubFeed feed = new StubFeed(List.of(script));
                HttpClient http = HttpClient.newBuilder().executor(Runnable::run).build();
                ContractClient client =
                        ContractClient.builder()
                                .uri(URI.create(feed.url()))
                                .following(HASTY)
                                .http(http)
                                .build()) {
            List<String> removed = new ArrayList<>();
            FollowListener listener =
                    new FollowListener() {
                        @Override
                        public void updated(Change.Updated update) {
                            throw new AssertionError(update);
                        }

                        @Override
                        public void removed(Change.Removed removal) {
                            removed.add(removal.messageId());
                        }
                    };
            client.follow(FollowRequest.all().startingWith(Start.LIVE), listener);
            until(() -> feed.subscriptions().size() == 2);

            assertThat(removed).isEqualTo(ids);
        }
    }

    @Test
    void a_refusal_in_place_of_the_subscription_is_for_good() throws Exception {
        try (StubFeed feed = new StubFeed(List.of(List.of(error("invalid-cursor"))));
                ContractClient client = client(feed.url())) {
            Following following = client.follow(SINCE_X, heard);

            assertThatThrownBy(following.ended()::join).hasMessageContaining("not now");
            assertThat(feed.subscriptions()).containsExactly(AFTER_X);
        }
    }

    @Test
    void a_refusal_after_the_subscription_began_is_for_good_too() throws Exception {
        try (StubFeed feed = new StubFeed(List.of(List.of(SUBSCRIBED, error("invalid-request"))));
                ContractClient client = client(feed.url())) {
            Following following = client.follow(FollowRequest.all(), heard);

            assertThatThrownBy(following.ended()::join).hasMessageContaining("not now");
            assertThat(feed.subscriptions()).hasSize(1);
        }
    }

    @Test
    void sent_away_before_it_is_subscribed_it_asks_for_the_same_again() throws Exception {
        String reconnect = "{\"type\":\"reconnect\",\"delay_ms\":1,\"cursor\":\"wrong\"}";
        try (StubFeed feed =
                        new StubFeed(List.of(List.of(reconnect), List.of(error("unavailable"))));
                ContractClient client = client(feed.url())) {
            client.follow(SINCE_X, heard);
            until(() -> feed.subscriptions().size() == 3);

            assertThat(feed.subscriptions()).containsOnly(AFTER_X);
            assertThat(heard.reasons()).anyMatch(why -> why.startsWith("not now; coming back"));
        }
    }

    @Test
    void a_server_that_does_not_answer_the_command_is_left() throws Exception {
        FollowSettings impatient =
                new FollowSettings(ofMillis(1), ofMillis(5), ofHours(1), ofMillis(100));
        try (StubFeed feed = new StubFeed(List.of());
                ContractClient client =
                        ContractClient.builder()
                                .uri(URI.create(feed.url()))
                                .following(impatient)
                                .build()) {
            client.follow(FollowRequest.all().startingWith(Start.LIVE), heard);
            until(() ->
                    heard.reasons().stream()
                            .anyMatch(why ->
                                    why.startsWith("the server does not answer a subscription")));

            assertThat(feed.subscriptions()).containsOnly(LIVE);
        }
    }
}
