package dev.switchboard.router.outbound;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How a call comes to an end before its time: cancelled, or by a time limit. Any thread may end it,
 * while another waits for the server; that one then learns the reason. Thread-safe.
 */
final class Ending {

    /** Makes the exception where it is thrown; the argument is whether the request was sent. */
    interface Reason extends Function<Boolean, OutboundException> {}

    private @Nullable Reason reason;
    private boolean finished;
    private final List<Runnable> actions = new ArrayList<>();
    private Timer.@Nullable Running limit;

    /** Ends the call, unless it is over. */
    void end(Reason why) {
        List<Runnable> due;
        synchronized (this) {
            if (finished) {
                return;
            }
            reason = why;
            due = List.copyOf(actions);
            finish();
        }
        due.forEach(Runnable::run);
    }

    /** Nothing can end it any more. */
    synchronized void finish() {
        finished = true;
        actions.clear();
        if (limit != null) {
            limit.close();
        }
    }

    /** The time limit of the whole call, in place of any before; it stops when the call is over. */
    synchronized void limitedBy(Timer.Running running) {
        if (limit != null) {
            limit.close();
        }
        limit = running;
        if (finished) {
            running.close();
        }
    }

    /** Has an action run at the end; at once if the call has been ended already. */
    void onEnd(Runnable action) {
        synchronized (this) {
            if (reason == null) {
                actions.add(action);
                return;
            }
        }
        action.run();
    }

    synchronized Optional<Reason> reason() {
        return Optional.ofNullable(reason);
    }
}
