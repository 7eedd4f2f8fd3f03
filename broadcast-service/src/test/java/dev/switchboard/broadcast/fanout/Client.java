package dev.switchboard.broadcast.fanout;

import dev.switchboard.broadcast.history.ContractChange;
import dev.switchboard.model.feed.Cursor;
import dev.switchboard.model.feed.MessageId;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A client with one connection and, mostly, one subscription. */
final class Client {

    final FakeTransport transport;
    final NumberedEncoder words;
    private final Node node;
    private final Connection connection;

    Client(Node node) {
        this(node, new NumberedEncoder(0));
    }

    Client(Node node, NumberedEncoder words) {
        this.words = words;
        this.transport = new FakeTransport(words);
        this.connection = node.fanout.connect(transport);
        this.node = node;
        transport.whenTold(connection::close);
    }

    Subscription subscribe(Ask ask) {
        return connection.subscribe(node.feed, ask.request(), words, node.feed.now());
    }

    Subscription subscribeAt(Ask ask, StartPosition start) {
        return connection.subscribe(node.feed, ask.request(), words, start);
    }

    /** Subscribes in the place of another, if there is one; the announcement is the test's. */
    Subscription replace(@Nullable Subscription before, Ask ask, Runnable announcement) {
        return connection.replace(
                before, node.feed, ask.request(), words, node.feed.now(), announcement);
    }

    /** Has its worker take leave of all, as of the next thing that the worker does. */
    void drain(ReconnectDelay delay) {
        connection.worker.drain(delay, () -> {});
    }

    /** Has its worker do something that may block. */
    void afterwards(Runnable action) {
        connection.afterwards(action);
    }

    /** Has its worker tell where a subscription stands. */
    void position(Subscription subscription, Consumer<@Nullable Cursor> action) {
        connection.position(subscription, action);
    }

    void unsubscribe(Subscription subscription) {
        connection.unsubscribe(subscription);
    }

    boolean owesAnswer() {
        return connection.owesAnswer();
    }

    void answered() {
        connection.answered();
    }

    /** How it was told to come back. */
    ReconnectNotice notice() {
        return Objects.requireNonNull(transport.notice());
    }

    /** Where it was told to come back to, once for each of its subscriptions. */
    List<Cursor> reconnects() {
        return received(SubscriberMessage.Reconnect.class).stream()
                .map(SubscriberMessage.Reconnect::cursor)
                .toList();
    }

    void close() {
        connection.close();
    }

    void close(Runnable lastWord) {
        connection.close(lastWord);
    }

    List<SubscriberMessage> received() {
        return transport.received();
    }

    <T extends SubscriberMessage> List<T> received(Class<T> kind) {
        return received().stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** The changes received, those by which a contract left not among them. */
    List<ContractChange> changes() {
        return received(SubscriberMessage.Changed.class).stream()
                .map(SubscriberMessage.Changed::entry)
                .map(ContractChange.class::cast)
                .toList();
    }

    List<MessageId> ids() {
        return changes().stream().map(ContractChange::id).toList();
    }

    boolean hasCompletedReplay() {
        return !received(SubscriberMessage.ReplayComplete.class).isEmpty();
    }

    /** Whether that is the last cursor received. */
    boolean isAt(Cursor cursor) {
        return Objects.equals(cursor, cursor());
    }

    /** The last cursor received. */
    @Nullable Cursor cursor() {
        return Mirror.of(received()).cursor();
    }
}
