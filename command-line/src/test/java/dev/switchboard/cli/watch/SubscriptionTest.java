package dev.switchboard.cli.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

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
}
