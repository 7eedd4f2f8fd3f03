package dev.switchboard.broadcast.fanout;

import static dev.switchboard.broadcast.fanout.Waits.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.switchboard.broadcast.feed.MadeFeed;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SubscriptionLimitsTest {

    private static final int OF_CONNECTION = 5;
    private static final int OF_ALL = 8;

    private final MadeFeed feed = new MadeFeed(10);
    private final Node node = new Node(feed, 100, new SubscriptionLimits(OF_CONNECTION, OF_ALL));
    private final Client client = new Client(node);

    @AfterEach
    void close() {
        node.close();
    }

    @Test
    void a_connection_has_as_many_as_it_may_have_and_no_more() {
        Subscription first = subscribe(client, OF_CONNECTION).getFirst();

        assertThatThrownBy(() -> client.subscribe(Ask.all()))
                .isInstanceOf(TooManySubscriptionsException.class)
                .hasMessageContaining("5 subscriptions at most");
        client.unsubscribe(first);
        await().until(() -> node.fanout.status().subscriptions() == OF_CONNECTION - 1);
        client.subscribe(Ask.all());
    }

    @Test
    void all_together_have_as_many_as_they_may_have_and_no_more() {
        Client other = new Client(node);
        subscribe(client, OF_CONNECTION);
        subscribe(other, OF_ALL - OF_CONNECTION);

        assertThat(node.fanout.isFull()).isTrue();
        assertThatThrownBy(() -> other.subscribe(Ask.all()))
                .isInstanceOfSatisfying(
                        TooManySubscriptionsException.class,
                        refusal -> assertThat(refusal.isPassing()).isTrue());
        client.close();
        await().until(() -> !node.fanout.isFull());
        other.subscribe(Ask.all());
    }

    /** As a client does that does not wait for the receipt. */
    @Test
    void one_that_is_ended_makes_room_at_once() {
        Subscription last = subscribe(client, OF_CONNECTION).getLast();

        for (int i = 0; i < 100; i++) {
            client.unsubscribe(last);
            last = client.subscribe(Ask.all());
        }

        settle();
        assertThat(node.fanout.status().subscriptions()).isEqualTo(OF_CONNECTION);
    }

    @Test
    void one_put_in_the_place_of_another_is_never_refused() {
        Subscription only = client.replace(null, Ask.all(), () -> {});
        subscribe(new Client(node), OF_CONNECTION);
        subscribe(new Client(node), OF_ALL - OF_CONNECTION - 1);

        for (int i = 0; i < 100; i++) {
            only = client.replace(only, Ask.all(), () -> {});
        }

        client.unsubscribe(only);
        await().until(() -> !node.fanout.isFull());
    }

    @Test
    void one_that_ends_before_it_began_does_not_count() {
        for (int i = 0; i < 100; i++) {
            Subscription subscription = client.subscribe(Ask.all());
            client.unsubscribe(subscription);
            settle();
        }
        client.close();
        subscribe(client, OF_CONNECTION);
        settle();

        subscribe(new Client(node), OF_CONNECTION);
    }

    /** Returns when the node's only worker has done all that it was given. */
    private void settle() {
        AtomicBoolean done = new AtomicBoolean();
        client.afterwards(() -> done.set(true));
        await().untilTrue(done);
    }

    private static List<Subscription> subscribe(Client client, int many) {
        List<Subscription> made = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            made.add(client.subscribe(Ask.all()));
        }
        return made;
    }
}
