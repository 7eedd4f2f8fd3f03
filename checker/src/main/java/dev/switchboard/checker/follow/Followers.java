package dev.switchboard.checker.follow;

import dev.switchboard.checker.Target;
import dev.switchboard.checker.truth.Truth;
import dev.switchboard.checker.verdict.Faults;
import dev.switchboard.checker.verdict.Tally;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** All subscribers of a run, each on a thread of its own. */
public final class Followers {

    private static final Duration LAST_LOOK = Duration.ofSeconds(35);

    private final Stage stage = new Stage();
    private final ExecutorService threads =
            Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("follower-", 0).factory());

    private Followers() {}

    /**
     * Starts as many as wanted.
     *
     * @param target whose nodes are taken in turn, at each connection another
     * @param contracts the ids of the contracts there may be
     */
    public static Followers start(
            long seed,
            int count,
            Target target,
            List<String> contracts,
            Truth truth,
            Faults faults,
            Tally tally) {
        Followers followers = new Followers();
        for (FollowerPlan plan : new Planner(seed, contracts).followers(count)) {
            followers.threads.execute(
                    new Follower(plan, target, truth, followers.stage, faults, tally));
        }
        followers.threads.shutdown();
        return followers;
    }

    /**
     * Lets all read to the end of the truth and settle their accounts; who has not come to rest in
     * that time has a fault.
     */
    public void settle(Duration patience) throws InterruptedException {
        stage.settle();
        if (!threads.awaitTermination(patience.toMillis(), TimeUnit.MILLISECONDS)) {
            stage.end();
            if (!threads.awaitTermination(LAST_LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
                threads.shutdownNow();
            }
        }
    }
}
