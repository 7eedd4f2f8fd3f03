package dev.switchboard.broadcast.keeper;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Detects that contract.history is not the topic that the committed offsets belong to, and then
 * makes the consumer read contract.updates again from its beginning. The keeper's thread only.
 */
final class HistoryIdentity {

    private static final Logger logger = LoggerFactory.getLogger(HistoryIdentity.class);

    private final Map<Integer, Long> decided = new HashMap<>();
    private Uuid history = Uuid.ZERO_UUID;
    private String text = "";

    /** The topic that the keeper writes to, as far as it knows; zero before the first. */
    Uuid history() {
        return history;
    }

    /** The metadata of the offsets that are committed next. */
    String text() {
        return text;
    }

    /**
     * Starts over with these partitions.
     *
     * @param now the id of contract.history
     */
    void assigned(Consumer<?, ?> consumer, Collection<TopicPartition> partitions, Uuid now) {
        // Until all of this succeeds, the ids differ, so the keeper writes nothing.
        history = Uuid.ZERO_UUID;
        decided.clear();
        Set<TopicPartition> again = new HashSet<>();
        consumer.committed(new HashSet<>(partitions))
                .forEach((partition, at) -> {
                    if (at != null && begin(partition.partition(), at, now)) {
                        again.add(partition);
                    }
                });
        if (!again.isEmpty()) {
            logger.warn("rebuilding contract.history from the beginning of {}", again);
            consumer.seekToBeginning(again);
        }
        text = new CommitMetadata(now, decided).text();
        history = now;
    }

    /** Whether a partition must be read again. */
    private boolean begin(int partition, OffsetAndMetadata at, Uuid now) {
        CommitMetadata metadata =
                CommitMetadata.parse(at.metadata()).orElse(new CommitMetadata(now, Map.of()));
        long before = metadata.decided().getOrDefault(partition, 0L);
        boolean again = !metadata.history().equals(now);
        long until = again ? Math.max(before, at.offset()) : before;
        if (until > (again ? 0 : at.offset())) {
            decided.put(partition, until);
        }
        return again;
    }

    /** Whether a keeper decided on it for an earlier contract.history. */
    boolean isDecidedBefore(ConsumerRecord<?, ?> rec) {
        return rec.offset() < decided.getOrDefault(rec.partition(), 0L);
    }

    /** Records that the keeper has decided on these. */
    void passed(List<? extends ConsumerRecord<?, ?>> records) {
        boolean news = false;
        for (ConsumerRecord<?, ?> rec : records) {
            Long until = decided.get(rec.partition());
            if (until != null && rec.offset() + 1 >= until) {
                decided.remove(rec.partition());
                news = true;
            }
        }
        if (news) {
            text = new CommitMetadata(history, decided).text();
        }
    }
}
