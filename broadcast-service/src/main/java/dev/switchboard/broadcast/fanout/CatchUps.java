package dev.switchboard.broadcast.fanout;

import dev.switchboard.model.feed.Cursor;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings subscriptions of one feed from the past to the live log, each on a virtual thread of its
 * own, so that the live path is not disturbed. Any thread may start one.
 *
 * @see CatchUp
 */
final class CatchUps implements AutoCloseable {

    private static final Logger logger = LoggerFactory.getLogger(CatchUps.class);

    /** How long to wait before Kafka is asked again, where it did not answer. */
    private static final long RETRY_MILLIS = 1000;

    private static final long LOOK_MILLIS = 50;

    private final Feed feed;
    private final FanoutCounts counts;

    /** How many catch-ups may read at once; those that wait for their socket don't count. */
    private final CatchUpPermits reading;

    private final ExecutorService threads =
            Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("catch-up-", 0).factory());

    CatchUps(Feed feed, CatchUpPermits reading, FanoutCounts counts) {
        this.feed = feed;
        this.reading = reading;
        this.counts = counts;
    }

    /** Gives a new subscription the past it asked for. */
    void replay(Subscription subscription) {
        start(subscription, catchUp -> catchUp.replay(subscription.request));
    }

    /** Gives a subscription everything since a cursor, or as its policy has it. */
    void recover(Subscription subscription, Cursor since) {
        start(subscription, catchUp -> catchUp.recover(since));
    }

    /** Gives a subscription the whole state: what it had is of a topic that is no more. */
    void startAnew(Subscription subscription) {
        start(subscription, CatchUp::snapshot);
    }

    /** A way to catch up; it may be tried again from where it stopped. */
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
            logger.debug("the subscriber went while it caught up");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error e) {
            if (subscription.isClosed()) {
                logger.debug("a catch-up broke off whose subscriber is gone", e);
                return;
            }
            // Left alone it would wait for ever, and not know.
            Connection connection = subscription.connection;
            connection.worker.execute(workerConnections -> workerConnections.sendAway(connection));
            logger.error("a subscriber cannot catch up and is sent away", e);
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
                logger.warn("a subscriber waits to catch up: {}", e.getMessage());
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
