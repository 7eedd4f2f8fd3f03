package dev.switchboard.broadcast.fanout;

import static dev.switchboard.broadcast.fanout.Waits.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.broadcast.history.Change;
import dev.switchboard.broadcast.history.MadeFeed;
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
class LeaveTakingTest {

    private static final ReconnectDelay DELAY =
            new ReconnectDelay(Duration.ofMillis(100), Duration.ofSeconds(3));

    private static final Duration LONG = Duration.ofMinutes(1);
    private static final Duration SHORT = Duration.ofMillis(100);

    private static final LeavePatience PATIENT = new LeavePatience(LONG, LONG, LONG);
    private static final LeavePatience IMPATIENT = new LeavePatience(SHORT, SHORT, LONG);

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

        LeaveTaken taken = takeLeave().join();

        assertThat(client.ids()).isEqualTo(ids(feed.all()));
        assertThat(client.farewells()).containsExactly(feed.end());
        assertThat(client.farewell().cursor()).isEqualTo(feed.end());
        assertThat(client.farewell().delayMillis()).isBetween(100L, 3000L);
        assertThat(taken).isEqualTo(new LeaveTaken(1, 0));
        assertThat(node.fanout.status().connections()).isZero();
    }

    @Test
    void every_client_is_given_a_delay_of_its_own() {
        List<Client> crowd = Stream.generate(() -> new Client(node)).limit(50).toList();

        takeLeave().join();

        assertThat(crowd)
                .extracting(one -> String.valueOf(one.outlet.farewell()))
                .matches(delays -> delays.stream().distinct().count() > 10);
    }

    @Test
    void a_client_whose_socket_is_slow_gets_the_log_and_then_its_farewell() {
        client.subscribe(Ask.all());
        client.outlet.stall();
        feedMany(20);
        await().until(client.outlet::isWriting);
        feedMany(100);
        Client other = new Client(node);

        var taken = takeLeave();

        await().until(() -> other.outlet.farewell() != null);
        assertThat(client.farewells()).isEmpty();
        client.outlet.flow();
        assertThat(taken.join()).isEqualTo(new LeaveTaken(2, 0));
        assertThat(client.ids()).isEqualTo(ids(feed.all()));
        assertThat(client.farewells()).containsExactly(feed.end());
        assertThat(client.received().getLast()).isInstanceOf(Notice.Reconnect.class);
        assertThat(client.outlet.everOverlapped()).isFalse();
    }

    @Test
    void what_comes_after_the_node_began_to_leave_is_not_waited_for() {
        client.subscribe(Ask.all());
        client.outlet.stall();
        feedMany(1);
        await().until(client.outlet::isWriting);
        Client other = new Client(node);
        var taken = takeLeave();
        await().until(() -> other.outlet.farewell() != null);

        feedMany(50);
        client.outlet.flow();

        taken.join();
        assertThat(client.ids()).isEqualTo(ids(changesUpTo(client.farewells().getFirst())));
    }

    @Test
    void a_client_that_does_not_read_is_cut() {
        client.subscribe(Ask.all());
        client.outlet.stall();
        feedMany(1);
        await().until(client.outlet::isWriting);

        assertThat(takeLeave(node, IMPATIENT).join()).isEqualTo(new LeaveTaken(0, 1));

        assertThat(client.outlet.isCut()).isTrue();
        assertThat(client.farewells()).isEmpty();
    }

    @Test
    void a_client_that_was_told_and_does_not_go_is_cut() {
        client.outlet.whenTold(() -> {});
        client.takeLeave(DELAY);
        await().until(() -> client.outlet.farewell() != null);

        assertThat(takeLeave(node, IMPATIENT).join()).isEqualTo(new LeaveTaken(1, 1));

        assertThat(client.outlet.isCut()).isTrue();
    }

    @Test
    void a_quiet_narrow_subscription_comes_back_to_the_end_of_the_log() {
        client.subscribe(Ask.contracts("c-other"));
        feedMany(20);

        takeLeave().join();

        assertThat(client.changes()).isEmpty();
        assertThat(client.farewells()).containsExactly(feed.end());
    }

    @Test
    void each_subscription_of_a_connection_is_told_its_own_place() {
        client.subscribe(Ask.all());
        client.subscribe(Ask.contracts("c-1").atMost(1));
        feedMany(200);
        await().until(() -> client.changes().size() >= 201);

        takeLeave().join();

        assertThat(client.farewells()).hasSize(2).contains(feed.end());
        assertThat(client.farewell().cursor()).isNull();
    }

    @Test
    void a_catch_up_that_has_begun_is_finished() {
        feedMany(20);
        Cursor cursor = feed.end();
        feedMany(200);
        client.outlet.stall();
        client.subscribe(Ask.all().since(cursor));
        await().until(client.outlet::isWriting);

        var taken = takeLeave();
        client.outlet.flow();

        assertThat(taken.join()).isEqualTo(new LeaveTaken(1, 0));
        assertThat(client.hasCompletedReplay()).isTrue();
        assertThat(client.ids()).isEqualTo(ids(feed.all().subList(20, 220)));
        assertThat(client.farewells()).containsExactly(feed.end());
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

            takeLeave(small, new LeavePatience(SHORT, LONG, LONG)).join();

            assertThat(stuck.farewells()).containsExactly(cursor);
        }
    }

    @Test
    void a_catch_up_that_has_not_begun_is_not_waited_for() {
        feedMany(20);
        Cursor cursor = feed.end();
        feedMany(20);
        Fanout waiting = new Fanout(node.log, node.view, feed, () -> false, 1, 4, Node.NO_LIMITS);
        Words words = new Words(0);
        FakeOutlet outlet = new FakeOutlet(words);
        Connection connection = waiting.connect(outlet);
        outlet.whenTold(connection::close);
        connection.subscribe(Ask.all().since(cursor).request(), words, waiting.now());

        LeaveTaken taken = leave(waiting, PATIENT);

        assertThat(taken).isEqualTo(new LeaveTaken(1, 0));
        assertThat(outlet.received())
                .singleElement()
                .isInstanceOfSatisfying(
                        Notice.Reconnect.class,
                        told -> assertThat(told.cursor()).isEqualTo(cursor));
        waiting.close();
    }

    @Test
    void a_snapshot_that_has_not_begun_is_asked_for_again() {
        feedMany(20);
        Fanout waiting = new Fanout(node.log, node.view, feed, () -> false, 1, 4, Node.NO_LIMITS);
        Words words = new Words(0);
        FakeOutlet outlet = new FakeOutlet(words);
        Connection connection = waiting.connect(outlet);
        outlet.whenTold(connection::close);
        connection.subscribe(Ask.all().latest().request(), words, waiting.now());

        leave(waiting, PATIENT);

        assertThat(outlet.received())
                .containsExactly(new Notice.Reconnect(delayOf(outlet), feed.end().beginning()));
        waiting.close();
    }

    @Test
    void an_answer_that_is_owed_comes_before_the_farewell() {
        client.subscribe(Ask.all());
        assertThat(client.owesAnswer()).isTrue();
        Client other = new Client(node);

        var taken = takeLeave();

        await().until(() -> other.outlet.farewell() != null);
        assertThat(client.outlet.farewell()).isNull();
        assertThat(client.owesAnswer()).isFalse();
        client.answered();
        assertThat(taken.join()).isEqualTo(new LeaveTaken(2, 0));
        assertThat(client.outlet.farewell()).isNotNull();
    }

    @Test
    void who_comes_when_leave_was_taken_is_told_at_once() {
        takeLeave().join();

        Client late = new Client(node);

        await().until(() -> late.outlet.farewell() != null);
        assertThat(late.owesAnswer()).isFalse();
    }

    private static long delayOf(FakeOutlet outlet) {
        Farewell farewell = outlet.farewell();
        return farewell == null ? -1 : farewell.delayMillis();
    }

    private static List<MessageId> ids(List<Change> changes) {
        return changes.stream().map(Change::id).toList();
    }

    private List<Change> changesUpTo(Cursor cursor) {
        return feed.all().stream()
                .filter(change -> cursor.covers(change.partition(), change.offset()))
                .toList();
    }

    private CompletableFuture<LeaveTaken> takeLeave() {
        return takeLeave(node, PATIENT);
    }

    private static CompletableFuture<LeaveTaken> takeLeave(Node leaving, LeavePatience patience) {
        return CompletableFuture.supplyAsync(
                () -> leave(leaving.fanout, patience), task -> Thread.ofVirtual().start(task));
    }

    private static LeaveTaken leave(Fanout fanout, LeavePatience patience) {
        try {
            return fanout.takeLeave(DELAY, patience);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private void feedMany(int count) {
        node.feed(many(count));
    }

    private List<Change> many(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> feed.update("c-" + i % 7, MadeFeed.location(i)))
                .toList();
    }
}
