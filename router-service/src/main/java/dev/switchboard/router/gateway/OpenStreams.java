package dev.switchboard.router.gateway;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/** How many streams of changes are open, in all and of each caller. Thread-safe. */
final class OpenStreams {

    private final Semaphore all;
    private final int mostOfOne;

    /** Those who have some; nobody with none. */
    private final Map<String, Integer> byCaller = new ConcurrentHashMap<>();

    /**
     * @param most at once
     * @param mostOfOne at once of one caller
     */
    OpenStreams(int most, int mostOfOne) {
        this.all = new Semaphore(most);
        this.mostOfOne = mostOfOne;
    }

    /**
     * One more, which is to be closed.
     *
     * @param caller as whom it is counted
     * @throws RefusedRequestException when there are too many, in all or of this caller
     */
    void open(String caller) {
        if (!all.tryAcquire()) {
            throw RefusedRequestException.busy("as many streams are open as there may be");
        }
        if (byCaller.merge(caller, 1, Integer::sum) > mostOfOne) {
            close(caller);
            throw RefusedRequestException.busy("as many streams are open as one caller may have");
        }
    }

    /** One less. */
    void close(String caller) {
        byCaller.computeIfPresent(caller, (_, count) -> count == 1 ? null : count - 1);
        all.release();
    }

    /** How many callers have some. */
    int callers() {
        return byCaller.size();
    }
}
