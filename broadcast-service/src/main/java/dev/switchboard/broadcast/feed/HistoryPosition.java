package dev.switchboard.broadcast.feed;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A position in the history, the same on every node. Its text, {@code time-partition-offset}, is
 * opaque to clients.
 *
 * @param appendTime milliseconds since 1970
 */
public record HistoryPosition(long appendTime, int partition, long offset)
        implements Comparable<HistoryPosition> {

    private static final Pattern TEXT = Pattern.compile("(\\d{1,18})-(\\d{1,9})-(\\d{1,18})");

    private static final Comparator<HistoryPosition> ORDER =
            Comparator.comparingLong(HistoryPosition::appendTime)
                    .thenComparingInt(HistoryPosition::partition)
                    .thenComparingLong(HistoryPosition::offset);

    /** The position of that entry. */
    public static HistoryPosition of(FeedEntry entry) {
        return new HistoryPosition(entry.appendTime(), entry.partition(), entry.offset());
    }

    /** Parses {@link #toString()}; empty when the text has another form. */
    public static Optional<HistoryPosition> parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        return matcher.matches()
                ? Optional.of(
                        new HistoryPosition(
                                Long.parseLong(matcher.group(1)),
                                Integer.parseInt(matcher.group(2)),
                                Long.parseLong(matcher.group(3))))
                : Optional.empty();
    }

    @Override
    public int compareTo(HistoryPosition other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return appendTime + "-" + partition + "-" + offset;
    }
}
