package dev.switchboard.cli.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SubscriptionTest {

    private static final URI FEED = URI.create("ws://localhost:8000/ws");

    @Test
    void everything_is_asked_for_without_parameters() {
        assertThat(new Subscription(FEED, List.of(), List.of(), null, null, null, null).uri())
                .isEqualTo(FEED);
    }

    @Test
    void all_wishes_become_parameters() {
        Subscription subscription =
                new Subscription(
                        FEED,
                        List.of("a&b", "ü"),
                        List.of("Chennai"),
                        Replay.HISTORY,
                        null,
                        SlowPolicy.ALL,
                        5);

        assertThat(subscription.uri())
                .hasToString(
                        FEED
                                + "?contract_id=a%26b&contract_id=%C3%BC&location=Chennai"
                                + "&replay=history&slow=all&max-rate=5");
    }

    @Test
    void cursor_takes_the_place_of_the_replay() {
        Subscription subscription =
                new Subscription(FEED, List.of("a"), List.of(), Replay.LATEST, null, null, null);

        assertThat(subscription.from("x").uri()).hasToString(FEED + "?contract_id=a&since=x");
    }

    @ParameterizedTest
    @CsvSource({
        "ws://h:1/api/ws, ws://h:1/api/ws",
        "wss://h/ws?x=y, wss://h/ws?x=y",
        "http://h:1, ws://h:1/api/ws",
        "https://h/, wss://h/api/ws",
    })
    void address_is_that_of_the_feed_or_of_its_server(String given, URI feed) {
        assertThat(new FeedUrl().convert(given)).isEqualTo(feed);
    }
}
