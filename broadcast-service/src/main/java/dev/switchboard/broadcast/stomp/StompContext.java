package dev.switchboard.broadcast.stomp;

import dev.switchboard.admission.UpdateAdmission;
import dev.switchboard.broadcast.fanout.Fanout;
import dev.switchboard.broadcast.subscription.ConnectionMetrics;
import dev.switchboard.broadcast.subscription.SubscribableFeed;
import java.time.Duration;
import java.util.List;

/**
 * What every STOMP session works with.
 *
 * @param maxFrame bytes of the largest frame that a client may send
 * @param heartbeat how often a heart-beat is offered and wanted
 * @param renewal how often a quiet subscription that asked for the past is told its position
 */
record StompContext(
        Fanout fanout,
        List<SubscribableFeed> feeds,
        UpdateAdmission admission,
        ConnectionMetrics connectionMetrics,
        int maxFrame,
        Duration heartbeat,
        Duration renewal) {}
