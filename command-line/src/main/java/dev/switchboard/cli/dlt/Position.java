package dev.switchboard.cli.dlt;

import dev.switchboard.model.feed.MessageId;
import java.util.Comparator;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Where a dead letter lies in its topic, {@code partition-offset}; ordered so. */
record Position(int partition, long offset) implements Comparable<Position> {

    /** Stands where none was given. */
    static final Position NONE = new Position(0, 0);

    private static final Comparator<Position> ORDER =
            Comparator.comparingInt(Position::partition).thenComparingLong(Position::offset);

    /** Reads a position on the command line. */
    static final class Converter implements ITypeConverter<Position> {
        @Override
        public Position convert(String text) {
            // Message ids hold positions of the same form.
            return MessageId.ofPosition("", text)
                    .map(id -> new Position(id.partition(), id.offset()))
                    .orElseThrow(() ->
                            new TypeConversionException(
                                    "'%s' is not a position as list prints it, such as 0-17"
                                            .formatted(text)));
        }
    }

    @Override
    public int compareTo(Position other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return partition + "-" + offset;
    }
}
