package dev.switchboard.broadcast.socket;

import dev.switchboard.admission.UpdateAdmission;
import dev.switchboard.broadcast.fanout.Fanout;
import dev.switchboard.broadcast.history.HistoryView;
import dev.switchboard.broadcast.status.StatusBodies;
import dev.switchboard.broadcast.subscription.ConnectionMetrics;
import dev.switchboard.broadcast.subscription.SubscribableFeed;
import java.time.Duration;

/**
 * What every session of {@code /ws} works with.
 *
 * @param feed what the session can subscribe to
 * @param maxMessage bytes of the largest message that a client may send
 * @param heartbeat how often clients get a heart-beat
 */
record SocketContext(
        Fanout fanout,
        SubscribableFeed feed,
        HistoryView view,
        UpdateAdmission admission,
        StatusBodies statusBodies,
        ConnectionMetrics connectionMetrics,
        int maxMessage,
        Duration heartbeat) {}
