package dev.switchboard.broadcast.feed;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.switchboard.model.feed.MessageId;
import java.time.Duration;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Records with the thermometer as key, and room and degrees in the value: {@code hall 21}. */
final class ReadingFormat implements FeedFormat<Reading> {

    @Override
    public Optional<Reading> read(ConsumerRecord<byte[], byte[]> rec) {
        String value = rec.value() == null ? "" : new String(rec.value(), UTF_8);
        int space = value.indexOf(' ');
        if (rec.value() != null && space < 0) {
            return Optional.empty();
        }
        return Optional.of(
                new Reading(
                        new String(rec.key(), UTF_8),
                        space < 0 ? null : value.substring(0, space),
                        null,
                        space < 0 ? 0 : Integer.parseInt(value.substring(space + 1)),
                        new MessageId("readings", rec.partition(), rec.offset()),
                        rec.partition(),
                        rec.offset(),
                        rec.timestamp(),
                        -1));
    }

    @Override
    public Reading folded(Reading entry, @Nullable Reading previous, long sequence) {
        return entry.folded(previous, sequence);
    }

    @Override
    public CleanupPolicy cleanup() {
        return new CleanupPolicy.Compact(Duration.ofHours(1));
    }
}
