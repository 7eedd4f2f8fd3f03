package dev.switchboard.broadcast.fanout;

import dev.switchboard.model.feed.Cursor;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the catch-ups of one feed, each on a virtual thread of its own, so that they do not slow
 * down live delivery. The worker's thread of a subscription starts its own.
 *
 * @see CatchUp
 */
final class CatchUps implements AutoCloseable {

    private static final Logger logger = LoggerFactory.getLogger(CatchUps.class);

    /** How long to wait before retrying when Kafka did not answer. */
    private static final long RETRY_MILLIS = 1000;

    private static final long LOOK_MILLIS = 50;

    private final Feed feed;
    private final FanoutCounts counts;

    /** How many catch-ups may read at once, not counting those that wait for their socket. */
    private final CatchUpPermits reading;

    private final ExecutorService threads =
            Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("catch-up-", 0).factory());

    CatchUps(Feed feed, CatchUpPermits reading, FanoutCounts counts) {
        this.feed = feed;
        this.reading = reading;
        this.counts = counts;
    }

    /** Sends a new subscription the replay it requested. */
    void replay(Subscription subscription) {
        start(subscription, catchUp -> catchUp.replay(subscription.request));
    }

    /** Sends a subscription everything since a cursor, or what its slow policy says. */
    void recover(Subscription subscription, Cursor since) {
        start(subscription, catchUp -> catchUp.recover(since));
    }

    /** Sends a subscription the whole state, because the topic of its cursor no longer exists. */
    void startAnew(Subscription subscription) {
        start(subscription, CatchUp::snapshot);
    }

    /** A kind of catch-up; it can be retried from where it stopped. */
    private interface Plan {
        void follow(CatchUp catchUp) throws InterruptedException, TimeoutException;
    }

    private void start(Subscription subscription, Plan plan) {
        CatchUpPermit permit = new CatchUpPermit(subscription.connection.catchingUp, reading);
        CatchUp catchUp = new CatchUp(subscription, feed, permit, counts);
        threads.execute(() -> run(subscription, catchUp, plan, permit));
    }

    private void run(Subscription subscription, CatchUp catchUp, Plan plan, CatchUpPermit permit) {
        counts.catchUps.increment();
        try {
            awaitCompleteView(catchUp);
            permit.take();
            try {
                subscription.catchUpReads = true;
                followPatiently(catchUp, plan);
            } finally {
                subscription.catchUpReads = false;
                permit.giveBack();
            }
        } catch (CancellationException e) {
            logger.debug("the subscriber disconnected during its catch-up");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error e) {
            if (subscription.isClosed()) {
                logger.debug("a catch-up failed after its subscriber disconnected", e);
                return;
            }
            // The client would otherwise wait forever without knowing.
            Connection connection = subscription.connection;
            connection.worker.execute(workerConnections -> workerConnections.sendAway(connection));
            logger.error("a catch-up failed; its connection is closed", e);
        } finally {
            counts.catchUps.decrement();
        }
    }

    private void awaitCompleteView(CatchUp catchUp) throws InterruptedException {
        catchUp.requireWanted();
        while (!feed.complete().getAsBoolean()) {
            Thread.sleep(LOOK_MILLIS);
            catchUp.requireWanted();
        }
    }

    private void followPatiently(CatchUp catchUp, Plan plan) throws InterruptedException {
        Plan next = plan;
        while (true) {
            try {
                catchUp.requireWanted();
                next.follow(catchUp);
                return;
            } catch (TimeoutException e) {
                logger.warn("a catch-up waits before it retries: {}", e.getMessage());
                next = CatchUp::resume;
                catchUp.pause(RETRY_MILLIS);
            }
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
