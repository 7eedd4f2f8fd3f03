package dev.switchboard.checker.follow;

import dev.switchboard.checker.truth.Truth;
import dev.switchboard.checker.verdict.Faults;
import dev.switchboard.checker.verdict.Tally;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** All subscribers of a run, each on a thread of its own. */
public final class Followers {

    /** Even a server that never stops talking is left in the end. */
    private static final int MOST_WAITS = 20;

    private static final Duration LAST_LOOK = Duration.ofSeconds(35);

    private final Stage stage = new Stage();
    private final ExecutorService threads =
            Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("follower-", 0).factory());

    private Followers() {}

    /**
     * Starts as many as wanted.
     *
     * @param nodes base URLs of broadcast services, taken in turn at each connection
     * @param contracts the ids of the contracts there may be
     */
    public static Followers start(
            long seed,
            int count,
            List<URI> nodes,
            List<String> contracts,
            Truth truth,
            Faults faults,
            Tally tally) {
        Followers followers = new Followers();
        for (FollowerPlan plan : new Planner(seed, contracts).followers(count)) {
            followers.threads.execute(
                    new Follower(plan, nodes, truth, followers.stage, faults, tally));
        }
        followers.threads.shutdown();
        return followers;
    }

    /**
     * Lets all read to the end of the truth and settle their accounts; who has not come to rest
     * when nothing moves any more has a fault.
     *
     * @param patience how long nothing may be delivered before that counts as nothing moving
     * @param delivered how much was delivered so far; a slow reader of a long run needs its time
     */
    public void settle(Duration patience, LongSupplier delivered) throws InterruptedException {
        stage.settle();
        long before = -1;
        boolean rested = false;
        for (int i = 0; i < MOST_WAITS && !rested && delivered.getAsLong() > before; i++) {
            before = delivered.getAsLong();
            rested = threads.awaitTermination(patience.toMillis(), TimeUnit.MILLISECONDS);
        }
        if (!rested) {
            stage.end();
            if (!threads.awaitTermination(LAST_LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
                threads.shutdownNow();
            }
        }
    }
}
