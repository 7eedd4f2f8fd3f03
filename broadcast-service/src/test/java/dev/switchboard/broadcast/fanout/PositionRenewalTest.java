package dev.switchboard.broadcast.fanout;

import static dev.switchboard.broadcast.fanout.Waits.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.broadcast.feed.MadeFeed;
import dev.switchboard.model.contract.Location;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PositionRenewalTest {

    private final MadeFeed feed = new MadeFeed(100);
    private final Node node = new Node(feed);

    @AfterEach
    void close() {
        node.close();
    }

    @Test
    void a_quiet_subscriber_is_told_where_the_log_stands() {
        Client client = new Client(node);
        client.subscribe(Ask.contracts("quiet").renewedEvery(Duration.ofMillis(1)));

        node.feed(feed.update("other", Location.MUMBAI));

        await().until(() -> client.isAt(feed.end()));
        assertThat(client.changes()).isEmpty();
    }

    @Test
    void a_position_has_the_time_up_to_which_nothing_came() {
        Client client = new Client(node);
        client.subscribe(Ask.all().renewedEvery(Duration.ofMillis(1)));
        node.feed(feed.update("c", Location.MUMBAI));
        long later = feed.end().time() + 5000;

        node.log.renew(later);

        await().until(() -> client.isAt(feed.end().withTime(later)));
    }

    @Test
    void a_connection_without_a_filter_match_is_renewed_too() {
        Client client = new Client(node);
        client.subscribe(Ask.all().matching(Filter.NOTHING).renewedEvery(Duration.ofMillis(1)));

        node.feed(feed.update("c", Location.MUMBAI));

        await().until(() -> client.isAt(feed.end()));
    }

    @Test
    void nobody_is_told_who_did_not_ask() {
        Client client = new Client(node);
        client.subscribe(Ask.all());
        Client witness = new Client(node);
        witness.subscribe(Ask.all().renewedEvery(Duration.ofMillis(1)));

        await().until(() -> witness.received(SubscriberMessage.Position.class).size() > 1);

        assertThat(client.received()).isEmpty();
    }
}
