package dev.switchboard.client.follow;

import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** The state of a following, and those who wait for it. Any thread. */
final class ObservableState {

    private FollowState state = FollowState.CONNECTING;
    private String why = "not connected yet";
    private @Nullable String trouble;
    private @Nullable Throwable end;

    synchronized FollowState state() {
        return state;
    }

    synchronized void move(FollowState to, String because) {
        state = to;
        why = because;
        if (to == FollowState.LOST) {
            trouble = because;
        }
        notifyAll();
    }

    /** It is over, for this reason; null where it was closed. */
    synchronized void end(@Nullable Throwable because) {
        end = because;
        move(FollowState.ENDED, because == null ? "closed" : String.valueOf(because.getMessage()));
    }

    synchronized void awaitLive(Duration atMost) throws InterruptedException, TimeoutException {
        long begun = System.nanoTime();
        while (state != FollowState.LIVE) {
            if (state == FollowState.ENDED) {
                throw switch (end) {
                    case null -> new IllegalStateException("the following is closed");
                    case FollowRefusedException refusal -> refusal;
                    default -> new IllegalStateException("the following failed: " + end, end);
                };
            }
            long left = atMost.toMillis() - (System.nanoTime() - begun) / 1_000_000;
            if (left <= 0) {
                throw new TimeoutException(
                        "not current within %d ms: %s, %s"
                                .formatted(
                                        atMost.toMillis(), state, trouble == null ? why : trouble));
            }
            wait(left);
        }
    }
}
