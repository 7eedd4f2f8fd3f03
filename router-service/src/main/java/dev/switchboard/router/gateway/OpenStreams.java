package dev.switchboard.router.gateway;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/** How many streams of changes are open, in all and of each caller. Thread-safe. */
final class OpenStreams {

    private final Semaphore all;
    private final int mostOfOne;

    /** The number of streams by caller, without zeros. */
    private final Map<String, Integer> byCaller = new ConcurrentHashMap<>();

    /**
     * @param most the limit in all
     * @param mostOfOne the limit for one caller
     */
    OpenStreams(int most, int mostOfOne) {
        this.all = new Semaphore(most);
        this.mostOfOne = mostOfOne;
    }

    /**
     * Counts a stream, which must be closed.
     *
     * @param caller the caller that it counts for
     * @throws RefusedRequestException when there are too many, in all or of this caller
     */
    void open(String caller) {
        if (!all.tryAcquire()) {
            throw RefusedRequestException.busy("the limit of open streams is reached");
        }
        if (byCaller.merge(caller, 1, Integer::sum) > mostOfOne) {
            close(caller);
            throw RefusedRequestException.busy(
                    "the limit of open streams of one caller is reached");
        }
    }

    /** Closes a stream. */
    void close(String caller) {
        byCaller.computeIfPresent(caller, (_, count) -> count == 1 ? null : count - 1);
        all.release();
    }

    /** The number of callers with open streams. */
    int callers() {
        return byCaller.size();
    }
}
