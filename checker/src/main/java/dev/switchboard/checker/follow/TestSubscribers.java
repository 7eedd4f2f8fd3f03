package dev.switchboard.checker.follow;

import dev.switchboard.checker.Target;
import dev.switchboard.checker.truth.Truth;
import dev.switchboard.checker.verdict.Faults;
import dev.switchboard.checker.verdict.RunCounts;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** All subscribers of a run, each on a thread of its own. */
public final class TestSubscribers {

    private static final Duration LAST_LOOK = Duration.ofSeconds(35);

    private final RunPhase phase = new RunPhase();
    private final ExecutorService threads =
            Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("follower-", 0).factory());

    private TestSubscribers() {}

    /**
     * Starts as many as wanted.
     *
     * @param target whose nodes are taken in turn, at each connection another
     * @param contracts the ids of the contracts there may be
     */
    public static TestSubscribers start(
            long seed,
            int count,
            Target target,
            List<String> contracts,
            Truth truth,
            Faults faults,
            RunCounts counts) {
        TestSubscribers subscribers = new TestSubscribers();
        for (SubscriberPlan plan : new Planner(seed, contracts).subscribers(count)) {
            subscribers.threads.execute(
                    new TestSubscriber(plan, target, truth, subscribers.phase, faults, counts));
        }
        subscribers.threads.shutdown();
        return subscribers;
    }

    /**
     * Lets all read to the end of the truth and settle their accounts; who has not come to rest in
     * that time has a fault.
     */
    public void settle(Duration patience) throws InterruptedException {
        phase.settle();
        if (!threads.awaitTermination(patience.toMillis(), TimeUnit.MILLISECONDS)) {
            phase.end();
            if (!threads.awaitTermination(LAST_LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
                threads.shutdownNow();
            }
        }
    }
}
