package dev.switchboard.broadcast.drain;

import dev.switchboard.broadcast.fanout.DrainOutcome;
import dev.switchboard.broadcast.fanout.DrainTimeouts;
import dev.switchboard.broadcast.fanout.Fanout;
import dev.switchboard.broadcast.fanout.ReconnectDelay;
import dev.switchboard.broadcast.settings.StopOrder;
import dev.switchboard.broadcast.subscription.ConnectionAdmission;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Drains all connections when the node is told to stop, while everything else still runs: live
 * delivery, the keeper, queries. Readiness is already out of service, because Spring sets that
 * before it stops anything.
 */
final class Drain implements SmartLifecycle {

    private static final Logger logger = LoggerFactory.getLogger(Drain.class);

    private final ConnectionAdmission connectionAdmission;
    private final Fanout fanout;
    private final ReconnectDelay delay;
    private final DrainTimeouts patience;
    private volatile boolean running;

    Drain(
            ConnectionAdmission connectionAdmission,
            Fanout fanout,
            ReconnectDelay delay,
            DrainTimeouts patience) {
        this.connectionAdmission = connectionAdmission;
        this.fanout = fanout;
        this.delay = delay;
        this.patience = patience;
    }

    @Override
    public void start() {
        running = true;
    }

    /** Blocks, because nothing else may stop meanwhile; its timeouts limit how long. */
    @Override
    public void stop() {
        running = false;
        connectionAdmission.shut();
        long begun = System.nanoTime();
        try {
            DrainOutcome outcome = fanout.drain(delay, patience);
            logger.info(
                    "drained the connections in {} ms: told {} to reconnect, closed {} by force",
                    TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun),
                    outcome.told(),
                    outcome.cut());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            logger.warn("interrupted while draining the connections");
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return StopOrder.SUBSCRIBERS;
    }
}
