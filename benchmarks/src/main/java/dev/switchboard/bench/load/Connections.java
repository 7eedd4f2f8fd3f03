package dev.switchboard.bench.load;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/** All connections, over a few threads. One thread calls it. */
final class Connections {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final List<Reader> readers = new ArrayList<>();
    private int opened;

    Connections(int threads) throws IOException {
        for (int i = 0; i < threads; i++) {
            readers.add(new Reader("reader-" + i));
        }
    }

    /**
     * Opens connections and returns when all are subscribed or have failed.
     *
     * @param stalled how many of them stop reading
     * @param window how many may be under way at once
     */
    Opening open(ConnectionPlan plan, int connections, int stalled, int window)
            throws InterruptedException {
        Opening opening = new Opening(window);
        for (int i = 0; i < connections && opening.next(PATIENCE); i++) {
            readers.get(opened % readers.size()).open(plan, opened, i < stalled, opening);
            opened++;
        }
        opening.await(PATIENCE);
        return opening;
    }

    /** Counts from now on what belongs to this run. */
    void begin(Run run) {
        each(links -> {
            links.forEach(link -> link.counter().begin(run));
            return 0L;
        });
        // on the caller's thread, but nothing of the run has been sent yet
        readers.forEach(reader ->
                reader.ask(
                                links -> {
                                    reader.counts().clear();
                                    return 0;
                                })
                        .join());
    }

    long messages() {
        return readers.stream().mapToLong(reader -> reader.counts().published()).sum();
    }

    /** The sum over all connections. */
    long sum(ToLongFunction<Link> figure) {
        return each(links -> links.stream().mapToLong(figure).sum());
    }

    private long each(Function<List<Link>, Long> question) {
        return readers.stream().mapToLong(reader -> reader.ask(question).join()).sum();
    }

    /** What all threads have counted. */
    List<ReceivedCounts> tallies() {
        return readers.stream().map(Reader::counts).toList();
    }

    /** Ends all connections. */
    void close() {
        each(links -> {
            links.forEach(Link::end);
            links.clear();
            return 0L;
        });
        opened = 0;
    }
}
