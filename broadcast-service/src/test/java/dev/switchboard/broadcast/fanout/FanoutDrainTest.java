package dev.switchboard.broadcast.fanout;

import static dev.switchboard.broadcast.fanout.Waits.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.broadcast.feed.MadeFeed;
import dev.switchboard.broadcast.history.ContractChange;
import dev.switchboard.model.feed.Cursor;
import dev.switchboard.model.feed.MessageId;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What clients of a node are told that stops, and what they got before. */
class FanoutDrainTest {

    private static final ReconnectDelay DELAY =
            new ReconnectDelay(Duration.ofMillis(100), Duration.ofSeconds(3));

    private static final Duration LONG = Duration.ofMinutes(1);
    private static final Duration SHORT = Duration.ofMillis(100);

    private static final DrainTimeouts PATIENT = new DrainTimeouts(LONG, LONG, LONG);
    private static final DrainTimeouts IMPATIENT = new DrainTimeouts(SHORT, SHORT, LONG);

    private final MadeFeed feed = new MadeFeed(10);
    private final Node node = new Node(feed, 1000);
    private final Client client = new Client(node);

    @AfterEach
    void close() {
        node.close();
    }

    @Test
    void a_client_that_has_got_all_is_told_to_come_back_there() {
        client.subscribe(Ask.all());
        feedMany(20);

        DrainOutcome outcome = drain().join();

        assertThat(client.ids()).isEqualTo(ids(feed.all()));
        assertThat(client.reconnects()).containsExactly(feed.end());
        assertThat(client.notice().cursor()).isEqualTo(feed.end());
        assertThat(client.notice().delayMillis()).isBetween(100L, 3000L);
        assertThat(outcome).isEqualTo(new DrainOutcome(1, 0));
        assertThat(node.fanout.status().connections()).isZero();
    }

    @Test
    void every_client_is_given_a_delay_of_its_own() {
        List<Client> crowd = Stream.generate(() -> new Client(node)).limit(50).toList();

        drain().join();

        assertThat(crowd)
                .extracting(one -> String.valueOf(one.transport.notice()))
                .matches(delays -> delays.stream().distinct().count() > 10);
    }

    @Test
    void a_client_whose_socket_is_slow_gets_the_log_and_is_then_told_to_reconnect() {
        client.subscribe(Ask.all());
        client.transport.stall();
        feedMany(20);
        await().until(client.transport::isWriting);
        feedMany(100);
        Client other = new Client(node);

        var outcome = drain();

        await().until(() -> other.transport.notice() != null);
        assertThat(client.reconnects()).isEmpty();
        client.transport.flow();
        assertThat(outcome.join()).isEqualTo(new DrainOutcome(2, 0));
        assertThat(client.ids()).isEqualTo(ids(feed.all()));
        assertThat(client.reconnects()).containsExactly(feed.end());
        assertThat(client.received().getLast()).isInstanceOf(SubscriberMessage.Reconnect.class);
        assertThat(client.transport.everOverlapped()).isFalse();
    }

    @Test
    void what_comes_after_the_drain_began_is_not_waited_for() {
        client.subscribe(Ask.all());
        client.transport.stall();
        feedMany(1);
        await().until(client.transport::isWriting);
        Client other = new Client(node);
        var outcome = drain();
        await().until(() -> other.transport.notice() != null);

        feedMany(50);
        client.transport.flow();

        outcome.join();
        assertThat(client.ids()).isEqualTo(ids(changesUpTo(client.reconnects().getFirst())));
    }

    @Test
    void a_client_that_does_not_read_is_cut() {
        client.subscribe(Ask.all());
        client.transport.stall();
        feedMany(1);
        await().until(client.transport::isWriting);

        assertThat(drain(node, IMPATIENT).join()).isEqualTo(new DrainOutcome(0, 1));

        assertThat(client.transport.isCut()).isTrue();
        assertThat(client.reconnects()).isEmpty();
    }

    @Test
    void a_client_that_was_told_and_does_not_go_is_cut() {
        client.transport.whenTold(() -> {});
        client.drain(DELAY);
        await().until(() -> client.transport.notice() != null);

        assertThat(drain(node, IMPATIENT).join()).isEqualTo(new DrainOutcome(1, 1));

        assertThat(client.transport.isCut()).isTrue();
    }

    @Test
    void a_quiet_narrow_subscription_comes_back_to_the_end_of_the_log() {
        client.subscribe(Ask.contracts("c-other"));
        feedMany(20);

        drain().join();

        assertThat(client.changes()).isEmpty();
        assertThat(client.reconnects()).containsExactly(feed.end());
    }

    @Test
    void each_subscription_of_a_connection_is_told_its_own_cursor() {
        client.subscribe(Ask.all());
        client.subscribe(Ask.contracts("c-1").atMost(1));
        feedMany(200);
        await().until(() -> client.changes().size() >= 201);

        drain().join();

        assertThat(client.reconnects()).hasSize(2).contains(feed.end());
        assertThat(client.notice().cursor()).isNull();
    }

    @Test
    void a_catch_up_that_has_begun_is_finished() {
        feedMany(20);
        Cursor cursor = feed.end();
        feedMany(200);
        client.transport.stall();
        client.subscribe(Ask.all().since(cursor));
        await().until(client.transport::isWriting);

        var outcome = drain();
        client.transport.flow();

        assertThat(outcome.join()).isEqualTo(new DrainOutcome(1, 0));
        assertThat(client.hasCompletedReplay()).isTrue();
        assertThat(client.ids()).isEqualTo(ids(feed.all().subList(20, 220)));
        assertThat(client.reconnects()).containsExactly(feed.end());
    }

    @Test
    void a_catch_up_that_cannot_end_leaves_its_client_where_it_stands() {
        try (Node small = new Node(feed, 20)) {
            small.feed(many(20));
            Cursor cursor = feed.end();
            small.feed(many(200));
            feed.timeOut(Integer.MAX_VALUE);
            Client stuck = new Client(small);
            stuck.subscribe(Ask.all().since(cursor).when(SlowPolicy.ALL));
            await().until(() -> small.fanout.status().catchUps() == 1);

            drain(small, new DrainTimeouts(SHORT, LONG, LONG)).join();

            assertThat(stuck.reconnects()).containsExactly(cursor);
        }
    }

    @Test
    void an_answer_that_is_owed_comes_before_the_reconnect_message() {
        client.subscribe(Ask.all());
        assertThat(client.owesAnswer()).isTrue();
        Client other = new Client(node);

        var outcome = drain();

        await().until(() -> other.transport.notice() != null);
        assertThat(client.transport.notice()).isNull();
        assertThat(client.owesAnswer()).isFalse();
        client.answered();
        assertThat(outcome.join()).isEqualTo(new DrainOutcome(2, 0));
        assertThat(client.transport.notice()).isNotNull();
    }

    @Test
    void who_comes_after_the_drain_is_told_at_once() {
        drain().join();

        Client late = new Client(node);

        await().until(() -> late.transport.notice() != null);
        assertThat(late.owesAnswer()).isFalse();
    }

    private static List<MessageId> ids(List<ContractChange> changes) {
        return changes.stream().map(ContractChange::id).toList();
    }

    private List<ContractChange> changesUpTo(Cursor cursor) {
        return feed.all().stream()
                .filter(change -> cursor.covers(change.partition(), change.offset()))
                .toList();
    }

    private CompletableFuture<DrainOutcome> drain() {
        return drain(node, PATIENT);
    }

    private static CompletableFuture<DrainOutcome> drain(Node leaving, DrainTimeouts patience) {
        return CompletableFuture.supplyAsync(
                () -> leave(leaving.fanout, patience), task -> Thread.ofVirtual().start(task));
    }

    private static DrainOutcome leave(Fanout fanout, DrainTimeouts patience) {
        try {
            return fanout.drain(DELAY, patience);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private void feedMany(int count) {
        node.feed(many(count));
    }

    private List<ContractChange> many(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> feed.update("c-" + i % 7, MadeFeed.location(i)))
                .toList();
    }
}
