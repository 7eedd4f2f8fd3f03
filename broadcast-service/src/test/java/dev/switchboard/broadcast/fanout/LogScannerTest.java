package dev.switchboard.broadcast.fanout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.broadcast.feed.MadeFeed;
import dev.switchboard.broadcast.history.HistoryView;
import dev.switchboard.model.contract.Location;
import dev.switchboard.model.feed.Cursor;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A worker slower than the log, which moves on at each of its looks at the ring. */
class LogScannerTest {

    private static final int MOST_LOOKS = 20;

    private Runnable step = () -> {};

    @Test
    void what_it_stands_at_and_what_covers_all_before_belong_together() {
        int look = 1;
        while (isRightWhenTheLogMovesOnAt(look)) {
            look++;
        }

        assertThat(look).as("looks at the ring").isBetween(3, MOST_LOOKS);
    }

    /** False when it never looks so often. */
    private boolean isRightWhenTheLogMovesOnAt(int look) {
        long budget = Node.ENTRY;
        SharedLog log = new SharedLog(budget, new SteppedRing(budget, () -> step.run()));
        MadeFeed feed = new MadeFeed(1);
        log.reset(feed.start());
        FanoutCounts counts = new FanoutCounts();
        Pinned pinned = new Pinned(budget);
        Feed contracts = new Feed("contracts", log, new HistoryView(Node.ENTRY), feed, () -> true);
        try (CatchUps catchUps = new CatchUps(contracts, new CatchUpPermits(1), counts)) {
            LogReaders readers =
                    new LogReaders(
                            new FeedDelivery(
                                    contracts, catchUps, new EncodedLogs(log, budget, pinned)),
                            new WorkerConnections(contracts, counts, pinned),
                            counts);
            LogScanner scanner = new LogScanner(readers);
            scanner.look();
            append(log, feed, 3);
            AtomicInteger looks = new AtomicInteger();
            step =
                    () -> {
                        if (looks.incrementAndGet() == look) {
                            append(log, feed, 2);
                        }
                    };

            scanner.look();

            step = () -> {};
            assertThat(readers.scanPosition().cursor())
                    .as("at %d", readers.scanPosition().scanned())
                    .isEqualTo(cursorBefore(readers.scanPosition().scanned(), feed));
            return looks.get() >= look;
        }
    }

    private static void append(SharedLog log, MadeFeed feed, int changes) {
        for (int i = 0; i < changes; i++) {
            log.append(feed.update("c", Location.CHENNAI));
        }
    }

    private static Cursor cursorBefore(long logPosition, MadeFeed feed) {
        Cursor cursor = feed.start();
        for (var change : feed.all().subList(0, (int) logPosition)) {
            cursor = cursor.after(change.partition(), change.offset(), change.appendTime());
        }
        return cursor;
    }
}
