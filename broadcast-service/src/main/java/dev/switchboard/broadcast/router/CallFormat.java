package dev.switchboard.broadcast.router;

import dev.switchboard.broadcast.feed.CleanupPolicy;
import dev.switchboard.broadcast.feed.FeedFormat;
import dev.switchboard.model.router.CallEvent;
import dev.switchboard.model.router.UnreadableEventException;
import java.time.Duration;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The feed of calls: router.calls, which is not compacted. */
final class CallFormat implements FeedFormat<CallEntry> {

    private static final Logger log = LoggerFactory.getLogger(CallFormat.class);

    /** Bytes of memory that a call takes beside its texts. */
    private static final int OVERHEAD = 300;

    private final Duration retention;

    /**
     * @param retention how long the topic keeps a call
     */
    CallFormat(Duration retention) {
        this.retention = retention;
    }

    @Override
    public Optional<CallEntry> read(ConsumerRecord<byte[], byte[]> rec) {
        try {
            byte[] value = rec.value();
            return Optional.of(entry(CallEvent.read(value == null ? new byte[0] : value), rec));
        } catch (UnreadableEventException e) {
            log.warn(
                    "skipped a record that is no call: {}-{}-{}: {}",
                    rec.topic(),
                    rec.partition(),
                    rec.offset(),
                    e.getMessage());
            return Optional.empty();
        }
    }

    /** Written anew, so that subscribers get what is described and nothing else. */
    private static CallEntry entry(CallEvent call, ConsumerRecord<?, ?> rec) {
        EventJson json = EventJson.of(call.toJson());
        String server = call.target().server().value();
        String name = call.target().name();
        String exposedName = call.target().exposedName();
        int texts = json.weight() + 2 * (server.length() + length(name) + length(exposedName));
        return new CallEntry(
                server,
                call.result().outcome(),
                name,
                exposedName,
                json,
                OVERHEAD + texts,
                rec.partition(),
                rec.offset(),
                rec.timestamp(),
                -1);
    }

    private static int length(@Nullable String text) {
        return text == null ? 0 : text.length();
    }

    @Override
    public CallEntry folded(CallEntry entry, @Nullable CallEntry previous, long sequence) {
        return entry.at(sequence);
    }

    @Override
    public CleanupPolicy cleanup() {
        return new CleanupPolicy.Delete(retention);
    }
}
