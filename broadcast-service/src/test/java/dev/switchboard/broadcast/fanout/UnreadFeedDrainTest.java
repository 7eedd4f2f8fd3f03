package dev.switchboard.broadcast.fanout;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.broadcast.feed.MadeFeed;
import dev.switchboard.model.feed.Cursor;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * What clients are told by a node that stops before it has read its history: no catch-up begins.
 */
class UnreadFeedDrainTest {

    private static final ReconnectDelay DELAY =
            new ReconnectDelay(Duration.ofMillis(100), Duration.ofSeconds(3));

    private static final Duration LONG = Duration.ofMinutes(1);

    private final MadeFeed feed = new MadeFeed(10);
    private final Node node = new Node(feed, 1000);
    private final Feed unread = new Feed("contracts", node.log, node.view, feed, () -> false);
    private final Fanout fanout = new Fanout(List.of(unread), 1, 4, Node.NO_LIMITS);
    private final NumberedEncoder encoder = new NumberedEncoder(0);
    private final FakeTransport transport = new FakeTransport(encoder);

    @AfterEach
    void close() {
        fanout.close();
        node.close();
    }

    @Test
    void a_catch_up_that_has_not_begun_is_not_waited_for() throws Exception {
        feedMany();
        Cursor cursor = feed.end();
        feedMany();
        subscribe(Ask.all().since(cursor));

        DrainOutcome outcome = drain();

        assertThat(outcome).isEqualTo(new DrainOutcome(1, 0));
        assertThat(transport.received())
                .singleElement()
                .isInstanceOfSatisfying(
                        SubscriberMessage.Reconnect.class,
                        told -> assertThat(told.cursor()).isEqualTo(cursor));
    }

    @Test
    void a_snapshot_that_has_not_begun_is_asked_for_again() throws Exception {
        feedMany();
        subscribe(Ask.all().latest());

        drain();

        long delay = requireNonNull(transport.notice()).delayMillis();
        assertThat(transport.received())
                .containsExactly(new SubscriberMessage.Reconnect(delay, feed.end().beginning()));
    }

    /** A client that ends its connection when it is told to reconnect. */
    private void subscribe(Ask ask) {
        Connection connection = fanout.connect(transport);
        transport.whenTold(connection::close);
        connection.subscribe(unread, ask.request(), encoder, unread.now());
    }

    private DrainOutcome drain() throws InterruptedException {
        return fanout.drain(DELAY, new DrainTimeouts(LONG, LONG, LONG));
    }

    private void feedMany() {
        node.feed(
                IntStream.range(0, 20)
                        .mapToObj(i -> feed.update("c-" + i % 7, MadeFeed.location(i)))
                        .toList());
    }
}
