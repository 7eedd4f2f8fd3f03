package dev.switchboard.broadcast.router;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.switchboard.broadcast.feed.CleanupPolicy;
import dev.switchboard.broadcast.feed.FeedFormat;
import dev.switchboard.model.feed.Topics;
import dev.switchboard.model.router.ServerEvent;
import dev.switchboard.model.router.ServerName;
import dev.switchboard.model.router.UnreadableEventException;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The feed of servers: router.servers, which is compacted by the server's name. */
final class ServerFormat implements FeedFormat<ServerEntry> {

    private static final Logger log = LoggerFactory.getLogger(ServerFormat.class);

    @Override
    public Optional<ServerEntry> read(ConsumerRecord<byte[], byte[]> rec) {
        String key = rec.key() == null ? "" : new String(rec.key(), UTF_8);
        byte[] value = rec.value();
        Optional<String> fault = ServerName.fault(key);
        if (fault.isPresent()) {
            return skip(rec, "the key " + fault.get());
        }
        if (value == null) {
            return Optional.of(entry(key, null, rec));
        }
        try {
            ServerEvent event = ServerEvent.read(value);
            // Kafka would compact it under another server's name.
            return event.server().value().equals(key)
                    ? Optional.of(entry(key, EventJson.of(event.toJson()), rec))
                    : skip(rec, "its key is not its server's name");
        } catch (UnreadableEventException e) {
            return skip(rec, e.getMessage());
        }
    }

    private static ServerEntry entry(
            String server, @Nullable EventJson json, ConsumerRecord<?, ?> rec) {
        return new ServerEntry(server, json, rec.partition(), rec.offset(), rec.timestamp(), -1);
    }

    private static Optional<ServerEntry> skip(ConsumerRecord<?, ?> rec, @Nullable String why) {
        log.warn(
                "skipped a record that is no event of a server: {}-{}-{}: {}",
                rec.topic(),
                rec.partition(),
                rec.offset(),
                why);
        return Optional.empty();
    }

    @Override
    public ServerEntry folded(ServerEntry entry, @Nullable ServerEntry previous, long sequence) {
        return entry.at(sequence);
    }

    @Override
    public CleanupPolicy cleanup() {
        return new CleanupPolicy.Compact(Topics.COMPACTION_LAG);
    }
}
