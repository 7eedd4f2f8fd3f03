package dev.switchboard.bench.load;

import dev.switchboard.bench.process.Conversation;
import dev.switchboard.bench.process.Words;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The load generator's process. Takes {@code open}, {@code begin}, {@code seen}, {@code await} and
 * {@code close}; its argument is the number of its threads.
 */
public final class LoadGenerator {

    private final Crowd crowd;

    private LoadGenerator(Crowd crowd) {
        this.crowd = crowd;
    }

    /** {@code THREADS}. */
    public static void main(String[] args) throws IOException {
        LoadGenerator generator = new LoadGenerator(new Crowd(Integer.parseInt(args[0])));
        Conversation.hold(Words.of("ready"), generator::answer);
    }

    private Words answer(Words line) throws InterruptedException {
        return switch (line.verb()) {
            case "open" -> open(line);
            case "begin" -> begin(line);
            case "seen" -> seen();
            case "await" -> await(line.big("messages"), line.number("millis"));
            case "close" -> close();
            default -> throw new IllegalArgumentException("unknown: " + line);
        };
    }

    private Words open(Words line) throws InterruptedException {
        long start = System.nanoTime();
        Opening opening =
                crowd.open(
                        Plan.of(line),
                        line.number("connections"),
                        line.number("stalled"),
                        line.number("window"));
        return Words.of(
                "opened",
                "connections",
                opening.count(),
                "failed",
                opening.failures(),
                "micros",
                (System.nanoTime() - start) / 1000,
                "why",
                "_" + opening.why().replaceAll("\\s+", "_"));
    }

    private Words begin(Words line) {
        crowd.begin(new Run(line.number("run"), line.number("lanes"), line.number("every")));
        return Words.of("begun");
    }

    private Words seen() {
        return Words.of(
                "seen",
                "messages",
                crowd.messages(),
                "connections",
                crowd.sum(link -> link.counter().order().messages() > 0 ? 1 : 0));
    }

    /** Waits until so many messages have come, or the time is over. */
    private Words await(long messages, long millis) throws InterruptedException {
        long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        while (crowd.messages() < messages && System.nanoTime() < until) {
            TimeUnit.MILLISECONDS.sleep(2);
        }
        return result();
    }

    private Words result() {
        List<Tally> tallies = crowd.tallies();
        Latencies all = new Latencies();
        // asked of their threads first, so that what they have counted is seen here
        long missing = crowd.sum(link -> link.counter().order().missing());
        tallies.forEach(tally -> all.addAll(tally.latencies));
        return Words.of(
                "counted",
                "messages",
                tallies.stream().mapToLong(tally -> tally.messages).sum(),
                "bytes",
                tallies.stream().mapToLong(tally -> tally.bytes).sum(),
                "stray",
                tallies.stream().mapToLong(tally -> tally.stray).sum(),
                "missing",
                missing,
                "repeated",
                crowd.sum(link -> link.counter().order().repeated()),
                "lost",
                crowd.sum(link -> link.counter().losses()),
                "micros",
                spanMicros(tallies),
                "p50",
                all.quantile(0.5),
                "p99",
                all.quantile(0.99),
                "max",
                all.max());
    }

    /** From the first message to the last. */
    private static long spanMicros(List<Tally> tallies) {
        long first =
                tallies.stream()
                        .filter(tally -> tally.firstNanos != 0)
                        .mapToLong(tally -> tally.firstNanos)
                        .min()
                        .orElse(0);
        long last = tallies.stream().mapToLong(tally -> tally.lastNanos).max().orElse(0);
        return Math.max(0, last - first) / 1000;
    }

    private Words close() {
        crowd.close();
        return Words.of("closed");
    }
}
