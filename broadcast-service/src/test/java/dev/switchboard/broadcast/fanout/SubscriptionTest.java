package dev.switchboard.broadcast.fanout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.switchboard.broadcast.feed.MadeFeed;
import dev.switchboard.model.contract.Location;
import dev.switchboard.model.feed.Cursor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The states of a subscription, and each way from one to another. */
class SubscriptionTest {

    private final MadeFeed feed = new MadeFeed(1);
    private final Node node = new Node(feed);
    private final NumberedEncoder encoder = new NumberedEncoder(0);
    private final Connection connection = node.fanout.connect(new FakeTransport(encoder));
    private final Subscription subscription =
            new Subscription(
                    connection,
                    connection.worker.readers(node.feed),
                    Ask.all().request(),
                    encoder,
                    feed.start(),
                    0);

    @AfterEach
    void close() {
        node.close();
    }

    @Test
    void it_catches_up_before_it_is_live() {
        assertThat(subscription.isLive()).isFalse();
        assertThat(subscription.isClosed()).isFalse();

        assertThat(subscription.enterLog(node.feed.now(), null)).isTrue();

        assertThat(subscription.isLive()).isTrue();
        assertThat(subscription.behind).isTrue();
    }

    @Test
    void who_falls_out_of_the_log_comes_back_to_where_it_was() {
        node.feed(feed.update("a", Location.CHENNAI));
        subscription.enterLog(node.feed.now(), null);
        Cursor reached = subscription.cursor;

        subscription.leaveLog();

        assertThat(subscription.isLive()).isFalse();
        assertThat(subscription.resume).isEqualTo(reached);
        assertThat(subscription.enterLog(node.feed.now(), null)).isTrue();
    }

    @Test
    void it_is_closed_once_and_for_good() {
        assertThat(subscription.close()).isTrue();
        assertThat(subscription.close()).isFalse();

        assertThat(subscription.enterLog(node.feed.now(), null)).isFalse();
        subscription.leaveLog();

        assertThat(subscription.isClosed()).isTrue();
    }

    @Test
    void it_enters_the_log_once() {
        subscription.enterLog(node.feed.now(), null);

        assertThatThrownBy(() -> subscription.enterLog(node.feed.now(), null))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void it_falls_behind_once_until_it_has_looked_at_all() {
        subscription.enterLog(node.feed.now(), null);
        subscription.moveTo(subscription.readers.scanPosition());

        assertThat(subscription.fallBehind(node.log.end(), node.log.cursor())).isTrue();
        assertThat(subscription.fallBehind(node.log.end(), node.log.cursor())).isFalse();
    }
}
