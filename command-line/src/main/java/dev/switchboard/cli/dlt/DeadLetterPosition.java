package dev.switchboard.cli.dlt;

import dev.switchboard.model.feed.MessageId;
import java.util.Comparator;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Where a record lies in its topic, {@code partition-offset}; ordered so. */
record DeadLetterPosition(int partition, long offset) implements Comparable<DeadLetterPosition> {

    /** Stands where none was given. */
    static final DeadLetterPosition NONE = new DeadLetterPosition(0, 0);

    private static final Comparator<DeadLetterPosition> ORDER =
            Comparator.comparingInt(DeadLetterPosition::partition)
                    .thenComparingLong(DeadLetterPosition::offset);

    /** Reads a position on the command line. */
    static final class Converter implements ITypeConverter<DeadLetterPosition> {
        @Override
        public DeadLetterPosition convert(String text) {
            // Message ids hold positions of the same form.
            return MessageId.ofPosition("", text)
                    .map(id -> new DeadLetterPosition(id.partition(), id.offset()))
                    .orElseThrow(() ->
                            new TypeConversionException(
                                    "'%s' is not a position as list prints it, such as 0-17"
                                            .formatted(text)));
        }
    }

    @Override
    public int compareTo(DeadLetterPosition other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return partition + "-" + offset;
    }
}
