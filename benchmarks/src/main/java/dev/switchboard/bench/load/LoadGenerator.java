package dev.switchboard.bench.load;

import dev.switchboard.bench.process.Conversation;
import dev.switchboard.bench.process.ProcessMessage;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The load generator's process. Takes {@code open}, {@code begin}, {@code seen}, {@code await} and
 * {@code close}; its argument is the number of its threads.
 */
public final class LoadGenerator {

    private final Connections connections;

    private LoadGenerator(Connections connections) {
        this.connections = connections;
    }

    /** {@code THREADS}. */
    public static void main(String[] args) throws IOException {
        LoadGenerator generator = new LoadGenerator(new Connections(Integer.parseInt(args[0])));
        Conversation.hold(ProcessMessage.of("ready"), generator::answer);
    }

    private ProcessMessage answer(ProcessMessage line) throws InterruptedException {
        return switch (line.verb()) {
            case "open" -> open(line);
            case "begin" -> begin(line);
            case "seen" -> seen();
            case "await" -> await(line.big("messages"), line.number("millis"));
            case "close" -> close();
            default -> throw new IllegalArgumentException("unknown: " + line);
        };
    }

    private ProcessMessage open(ProcessMessage line) throws InterruptedException {
        long start = System.nanoTime();
        Opening opening =
                connections.open(
                        ConnectionPlan.of(line),
                        line.number("connections"),
                        line.number("stalled"),
                        line.number("window"));
        return ProcessMessage.of(
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

    private ProcessMessage begin(ProcessMessage line) {
        connections.begin(new Run(line.number("run"), line.number("lanes"), line.number("every")));
        return ProcessMessage.of("begun");
    }

    private ProcessMessage seen() {
        return ProcessMessage.of(
                "seen",
                "messages",
                connections.messages(),
                "connections",
                connections.sum(link -> link.counter().order().messages() > 0 ? 1 : 0));
    }

    /** Waits until so many messages have come, or the time is over. */
    private ProcessMessage await(long messages, long millis) throws InterruptedException {
        long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        while (connections.messages() < messages && System.nanoTime() < until) {
            TimeUnit.MILLISECONDS.sleep(2);
        }
        return result();
    }

    private ProcessMessage result() {
        List<ReceivedCounts> tallies = connections.tallies();
        Latencies all = new Latencies();
        // asked of their threads first, so that what they have counted is seen here
        long missing = connections.sum(link -> link.counter().order().missing());
        tallies.forEach(counts -> all.addAll(counts.latencies));
        return ProcessMessage.of(
                "counted",
                "messages",
                tallies.stream().mapToLong(counts -> counts.messages).sum(),
                "bytes",
                tallies.stream().mapToLong(counts -> counts.bytes).sum(),
                "stray",
                tallies.stream().mapToLong(counts -> counts.stray).sum(),
                "missing",
                missing,
                "repeated",
                connections.sum(link -> link.counter().order().repeated()),
                "lost",
                connections.sum(link -> link.counter().losses()),
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
    private static long spanMicros(List<ReceivedCounts> tallies) {
        long first =
                tallies.stream()
                        .filter(counts -> counts.firstNanos != 0)
                        .mapToLong(counts -> counts.firstNanos)
                        .min()
                        .orElse(0);
        long last = tallies.stream().mapToLong(counts -> counts.lastNanos).max().orElse(0);
        return Math.max(0, last - first) / 1000;
    }

    private ProcessMessage close() {
        connections.close();
        return ProcessMessage.of("closed");
    }
}
