package dev.switchboard.broadcast.fanout;

import static dev.switchboard.broadcast.fanout.Waits.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.broadcast.feed.FeedEntry;
import dev.switchboard.broadcast.feed.MadeFeed;
import dev.switchboard.broadcast.history.ContractChange;
import dev.switchboard.broadcast.history.HistoryView;
import dev.switchboard.model.contract.Location;
import dev.switchboard.model.feed.Cursor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One connection with subscriptions to two feeds: what happens to one does not touch the other. */
class TwoFeedsTest {

    private static final DrainTimeouts PATIENT =
            new DrainTimeouts(Duration.ofMinutes(1), Duration.ofMinutes(1), Duration.ofMinutes(1));

    private final Side one = new Side("one");
    private final Side other = new Side("other");
    private final Fanout fanout = new Fanout(List.of(one.feed, other.feed), 1, 4, Node.NO_LIMITS);
    private final NumberedEncoder encoder = new NumberedEncoder(0);
    private final FakeTransport transport = new FakeTransport(encoder);
    private final Connection connection = fanout.connect(transport);

    /** A feed and what fills it. */
    private static final class Side {

        final MadeFeed made = new MadeFeed(100);
        final SharedLog log = new SharedLog(1_000_000);
        final HistoryView view = new HistoryView(1_000_000);
        final Feed feed;

        Side(String name) {
            begin(made);
            feed = new Feed(name, log, view, made, () -> true);
        }

        void begin(MadeFeed source) {
            view.reset(source.start());
            log.reset(source.start());
        }

        ContractChange update(String contract) {
            ContractChange change = made.update(contract, Location.CHENNAI);
            log.append(view.apply(change, log.end()));
            return change;
        }
    }

    @AfterEach
    void close() {
        fanout.close();
    }

    private void subscribe(Side side, Ask ask) {
        connection.subscribe(side.feed, ask.request(), encoder, side.feed.now());
    }

    private List<String> keys() {
        return transport.received().stream()
                .filter(SubscriberMessage.Changed.class::isInstance)
                .map(message -> ((SubscriberMessage.Changed) message).entry().key())
                .toList();
    }

    @Test
    void each_subscription_gets_the_entries_of_its_feed() {
        subscribe(one, Ask.all());
        other.update("of-other");
        one.update("of-one");
        await().until(() -> keys().contains("of-one"));

        subscribe(other, Ask.all().latest());
        await().until(() -> keys().contains("of-other"));
        other.update("next");
        await().until(() -> keys().contains("next"));

        assertThat(keys()).containsExactly("of-one", "of-other", "next");
    }

    @Test
    void a_topic_made_anew_begins_anew_for_its_own_subscribers_only() {
        subscribe(one, Ask.all());
        subscribe(other, Ask.all());
        one.update("a");
        other.update("b");
        await().until(() -> keys().size() == 2);

        other.begin(new MadeFeed(100));

        await().until(() ->
                transport.received().stream()
                        .anyMatch(SubscriberMessage.ReplayComplete.class::isInstance));
        one.update("c");
        await().until(() -> keys().contains("c"));
        assertThat(transport.received())
                .filteredOn(SubscriberMessage.ReplayBegin.class::isInstance)
                .hasSize(1);
    }

    @Test
    void one_that_is_sent_away_for_one_feed_is_told_where_to_resume_in_each() {
        other.update("before");
        subscribe(other, Ask.all());
        subscribe(other, Ask.all().latest());
        await().until(() -> keys().contains("before"));
        Cursor ofOther = other.log.cursor();
        subscribe(one, Ask.all().when(SlowPolicy.DISCONNECT));
        transport.stall();
        one.update("first");
        await().until(transport::isWriting);
        Cursor ofOne = one.log.cursor();

        for (int i = 0; transport.lastWords().isEmpty(); i++) {
            one.update("c-" + i % 10);
        }

        assertThat(transport.lastWords())
                .containsExactly(
                        new ResumePosition("one", ofOne), new ResumePosition("other", ofOther));
    }

    @Test
    void before_its_node_stops_a_client_gets_what_both_logs_hold() throws Exception {
        transport.whenTold(connection::close);
        subscribe(one, Ask.all());
        subscribe(other, Ask.all());
        // fewer than the logs have room for
        for (int i = 0; i < 500; i++) {
            one.update("a" + i % 10);
            other.update("b" + i % 10);
        }
        Cursor ofOne = one.log.cursor();
        Cursor ofOther = other.log.cursor();

        DrainOutcome outcome =
                fanout.drain(
                        new ReconnectDelay(Duration.ofMillis(1), Duration.ofMillis(2)), PATIENT);

        assertThat(outcome).isEqualTo(new DrainOutcome(1, 0));
        assertThat(keys()).hasSize(1000);
        assertThat(transport.received())
                .filteredOn(SubscriberMessage.Reconnect.class::isInstance)
                .extracting(SubscriberMessage::cursor)
                .containsExactly(ofOne, ofOther);
    }

    @Test
    void an_entry_that_cannot_be_matched_stops_neither_feed() {
        subscribe(one, Ask.contracts("a"));
        subscribe(other, Ask.contracts("b"));
        one.update("a");
        other.update("b");
        await().until(() -> keys().size() == 2);

        one.log.append(faulty(one.made.update("x", Location.MUMBAI)));
        other.update("b");
        one.update("a");

        await().until(() -> keys().size() == 4);
        assertThat(keys()).containsExactlyInAnyOrder("a", "b", "a", "b");
    }

    /** An entry without a key. */
    private static FeedEntry faulty(ContractChange change) {
        return (FeedEntry)
                Proxy.newProxyInstance(
                        FeedEntry.class.getClassLoader(),
                        new Class<?>[] {FeedEntry.class},
                        (_, method, arguments) -> {
                            if (method.getName().equals("key")) {
                                throw new IllegalStateException("no key");
                            }
                            try {
                                return method.invoke(change, arguments);
                            } catch (InvocationTargetException e) {
                                throw e.getCause();
                            }
                        });
    }
}
