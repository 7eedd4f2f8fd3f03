package dev.switchboard.cli.replay;

import dev.switchboard.cli.terminal.Printable;
import dev.switchboard.cli.terminal.Terminal;
import java.time.Duration;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Shows how far a replay is: a bar drawn over itself on a terminal, a line now and then elsewhere.
 */
final class ProgressDisplay implements AutoCloseable {

    private static final int BAR_WIDTH = 24;
    private static final long REDRAW_MILLIS = 200;
    private static final long PLAIN_MILLIS = 5_000;
    private static final String TO_LINE_START_AND_CLEAR = "\r\u001b[K";

    private final Terminal terminal;
    private final RecordCounts counts;
    private final OptionalLong totalBytes;
    private final long start = System.nanoTime();
    private final ScheduledExecutorService ticker = Executors.newSingleThreadScheduledExecutor();

    private ProgressDisplay(Terminal terminal, RecordCounts counts, OptionalLong totalBytes) {
        this.terminal = terminal;
        this.counts = counts;
        this.totalBytes = totalBytes;
    }

    /**
     * Shows it until closed.
     *
     * @param totalBytes the size of the file, where it is known
     */
    static ProgressDisplay show(Terminal terminal, RecordCounts counts, OptionalLong totalBytes) {
        ProgressDisplay progress = new ProgressDisplay(terminal, counts, totalBytes);
        long period = terminal.interactive() ? REDRAW_MILLIS : PLAIN_MILLIS;
        // A drawing that failed would only show up in its future: what it uses does not throw.
        var _ =
                progress.ticker.scheduleAtFixedRate(
                        progress::draw, period, period, TimeUnit.MILLISECONDS);
        return progress;
    }

    Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private void draw() {
        RecordCounts.Standing standing = counts.standing();
        String text = describe(standing, totalBytes, elapsed());
        if (terminal.interactive()) {
            terminal.err().print(TO_LINE_START_AND_CLEAR + bar(standing, totalBytes) + text);
            terminal.err().flush();
        } else {
            terminal.err().println(text);
        }
    }

    static String bar(RecordCounts.Standing standing, OptionalLong totalBytes) {
        if (totalBytes.isEmpty()) {
            return "";
        }
        int full = (int) (share(standing, totalBytes.getAsLong()) * BAR_WIDTH);
        return "[" + "#".repeat(full) + "-".repeat(BAR_WIDTH - full) + "] ";
    }

    static String describe(
            RecordCounts.Standing standing, OptionalLong totalBytes, Duration elapsed) {
        double seconds = Math.max(1e-3, elapsed.toNanos() / 1e9);
        StringBuilder text = new StringBuilder();
        totalBytes.ifPresent(
                total -> text.append("%3d %%  ".formatted((int) (100 * share(standing, total)))));
        text.append(
                String.format(
                        Locale.ROOT,
                        "%,d updates  %,.0f/s",
                        standing.answered(),
                        standing.answered() / seconds));
        if (totalBytes.isPresent() && standing.bytes() > 0) {
            double share = share(standing, totalBytes.getAsLong());
            text.append("  ").append(clock((long) (seconds * (1 - share) / share))).append(" left");
        }
        if (standing.refused() > 0) {
            text.append(String.format(Locale.ROOT, "  %,d refused", standing.refused()));
        }
        @Nullable String trouble = standing.trouble();
        return trouble == null
                ? text.toString()
                : text + "  trying again: " + Printable.line(trouble);
    }

    private static double share(RecordCounts.Standing standing, long total) {
        return total == 0 ? 1 : Math.min(1, (double) standing.bytes() / total);
    }

    private static String clock(long seconds) {
        return seconds < 3600
                ? "%02d:%02d".formatted(seconds / 60, seconds % 60)
                : "%d:%02d:%02d".formatted(seconds / 3600, seconds / 60 % 60, seconds % 60);
    }

    /** Ends it, and clears what it drew. */
    @Override
    public void close() {
        ticker.shutdownNow();
        ticker.close();
        if (terminal.interactive()) {
            terminal.err().print(TO_LINE_START_AND_CLEAR);
            terminal.err().flush();
        }
    }
}
