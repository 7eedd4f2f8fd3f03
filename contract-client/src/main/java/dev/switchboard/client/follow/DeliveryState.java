package dev.switchboard.client.follow;

import java.lang.System.Logger.Level;
import org.jspecify.annotations.Nullable;

/**
 * What a following has been told over all of its connections. The following's thread, but for what
 * is read of the position and the fold.
 */
final class DeliveryState {

    private final Position position;
    private final Fold fold = new Fold();
    private final ListenerCalls calls;
    private final ObservableState followState;

    /** Whether what comes on this connection is what was asked for. */
    private boolean subscribed;

    DeliveryState(Start start, ListenerCalls calls, ObservableState followState) {
        this.position = new Position(start);
        this.calls = calls;
        this.followState = followState;
    }

    Position position() {
        return position;
    }

    Fold fold() {
        return fold;
    }

    /** The connection has ended. */
    void cut() {
        subscribed = false;
        fold.cut();
    }

    /** Goes elsewhere, and says so. */
    void move(FollowState state, String why) {
        followState.move(state, why);
        calls.tell(listener -> listener.stateChanged(state, why));
    }

    boolean isSubscribed() {
        return subscribed;
    }

    /**
     * Takes a message; what it says of the connection's end, or null where it goes on.
     *
     * @param text as it came
     */
    @Nullable ConnectionEnd take(FeedMessage message, String text) {
        subscribed |= message instanceof FeedMessage.Subscribed;
        if (subscribed
                || message instanceof FeedMessage.Fault
                || message instanceof FeedMessage.Reconnect) {
            calls.tell(listener -> listener.message(text));
        }
        return subscribed ? take(message) : early(message);
    }

    /** What comes before the subscription is of another one, and so are its cursors. */
    private static @Nullable ConnectionEnd early(FeedMessage message) {
        return switch (message) {
            case FeedMessage.Reconnect(var delay, _) -> new ConnectionEnd.Told(delay);
            case FeedMessage.Fault fault when fault.isForGood() ->
                    new ConnectionEnd.Refused(fault.problem());
            case FeedMessage.Fault fault -> new ConnectionEnd.Lost(fault.problem().detail());
            default -> null;
        };
    }

    private @Nullable ConnectionEnd take(FeedMessage message) {
        switch (message) {
            case FeedMessage.Subscribed(String cursor) -> subscribed(cursor);
            case FeedMessage.Changed(Change change) -> changed(change);
            case FeedMessage.Tested(Change.Updated test) ->
                    calls.tell(listener -> listener.tested(test));
            case FeedMessage.Beyond beyond -> beyond(beyond);
            case FeedMessage.ReplayBegin begin -> begin(begin);
            case FeedMessage.ReplayComplete(String cursor) -> complete(cursor);
            case FeedMessage.Missed(long count, String cursor) -> missed(count, cursor);
            case FeedMessage.Position(String cursor) -> position.at(cursor);
            case FeedMessage.Reconnect(var delay, String cursor) -> {
                position.at(cursor);
                return new ConnectionEnd.Told(delay);
            }
            case FeedMessage.Fault fault -> {
                return fault(fault);
            }
            case FeedMessage.Other _ -> {}
        }
        return null;
    }

    private void subscribed(String cursor) {
        boolean replay = position.promisesReplay();
        position.at(cursor);
        move(
                replay ? FollowState.REPLAYING : FollowState.LIVE,
                replay ? "connected" : "connected, live");
    }

    private void changed(Change change) {
        fold.take(change);
        calls.tell(change);
        position.at(change.cursor());
    }

    private void beyond(FeedMessage.Beyond beyond) {
        ListenerCalls.LOGGER.log(
                Level.WARNING, "passed over what this client does not know: {0}", beyond.what());
        fold.forget(beyond.contractId());
        position.at(beyond.cursor());
    }

    private void begin(FeedMessage.ReplayBegin begin) {
        if (followState.state() != FollowState.REPLAYING) {
            move(FollowState.REPLAYING, "fell behind");
        }
        if (begin.snapshot()) {
            fold.snapshotBegins();
        } else if (position.isOwed()) {
            fold.historyBegins();
        }
        calls.tell(listener -> listener.replayBegan(begin.snapshot(), begin.recovered()));
    }

    /** Its cursor is that of the messages that follow: from before them. */
    private void missed(long count, String cursor) {
        position.at(cursor);
        calls.tell(listener -> listener.missed(count));
    }

    private void complete(String cursor) {
        fold.replayComplete();
        calls.tell(listener -> listener.replayCompleted(cursor));
        position.completed(cursor);
        move(FollowState.LIVE, "live");
    }

    private @Nullable ConnectionEnd fault(FeedMessage.Fault fault) {
        if (fault.isForGood()) {
            return new ConnectionEnd.Refused(fault.problem());
        }
        if (fault.cursor() != null) {
            position.at(fault.cursor());
            return new ConnectionEnd.Lost(fault.problem().detail());
        }
        ListenerCalls.LOGGER.log(Level.WARNING, "the server says: {0}", fault.problem().detail());
        return null;
    }
}
