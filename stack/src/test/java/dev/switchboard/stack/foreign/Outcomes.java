package dev.switchboard.stack.foreign;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.switchboard.model.feed.RecordHeaders;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** What became of the records that producers wrote since this was made. One thread. */
final class Outcomes {

    private final Feed feed;
    private final Set<String> earlier;

    Outcomes(Feed feed) throws Exception {
        this.feed = feed;
        feed.refresh();
        this.earlier = feed.updates().stream().map(Outcomes::place).collect(Collectors.toSet());
    }

    /**
     * A line for each record, by partition and offset: its key, and the one thing that became of
     * it: {@code kept}, {@code removed}, the reason of its dead letter, {@code dropped} or {@code
     * pending}. Were it two things, both would stand there.
     */
    List<String> read() throws Exception {
        feed.refresh();
        return said().stream().map(rec -> key(rec) + ": " + outcome(rec)).toList();
    }

    /** The records as the producers wrote them, by partition and offset. */
    List<ConsumerRecord<byte[], byte[]>> said() {
        return feed.updates().stream()
                .filter(rec -> !earlier.contains(place(rec)))
                .filter(rec -> header(rec, RecordHeaders.FROM).isEmpty())
                .toList();
    }

    /** The contracts that were spoken of and are, or were, true. */
    Set<String> contracts() {
        Set<String> said =
                said().stream().map(Outcomes::key).collect(Collectors.toCollection(TreeSet::new));
        Set<String> kept = feed.history().stream().map(Outcomes::key).collect(Collectors.toSet());
        said.retainAll(kept);
        return said;
    }

    /** The dead letters of what was said. */
    List<ConsumerRecord<byte[], byte[]>> letters() {
        return said().stream().flatMap(rec -> letters(rec).stream()).toList();
    }

    private String outcome(ConsumerRecord<byte[], byte[]> rec) {
        List<String> outcomes = new ArrayList<>();
        kept(rec).forEach(kept -> outcomes.add(kept.value() == null ? "removed" : "kept"));
        letters(rec)
                .forEach(letter ->
                        outcomes.add(header(letter, RecordHeaders.REASON).orElse("no reason")));
        if (outcomes.isEmpty()) {
            outcomes.add(whereItLies(rec).stream().allMatch(feed::isRuled) ? "dropped" : "pending");
        }
        return String.join(" and ", outcomes);
    }

    /** What of the truth comes from that record. */
    List<ConsumerRecord<byte[], byte[]>> kept(ConsumerRecord<?, ?> said) {
        return feed.history().stream()
                .filter(rec -> header(rec, RecordHeaders.FROM).equals(Optional.of(place(said))))
                .toList();
    }

    private List<ConsumerRecord<byte[], byte[]>> letters(ConsumerRecord<?, ?> said) {
        String origin = said.topic() + "-" + place(said);
        return feed.deadLetters().stream()
                .filter(rec -> header(rec, RecordHeaders.ORIGIN).equals(Optional.of(origin)))
                .toList();
    }

    /** The record, and where it was moved to. */
    private List<ConsumerRecord<byte[], byte[]>> whereItLies(ConsumerRecord<byte[], byte[]> said) {
        List<ConsumerRecord<byte[], byte[]>> places = new ArrayList<>(List.of(said));
        feed.updates().stream()
                .filter(rec -> header(rec, RecordHeaders.FROM).equals(Optional.of(place(said))))
                .forEach(places::add);
        return places;
    }

    static String place(ConsumerRecord<?, ?> rec) {
        return rec.partition() + "-" + rec.offset();
    }

    static String key(ConsumerRecord<byte[], byte[]> rec) {
        return rec.key() == null ? "-" : new String(rec.key(), UTF_8);
    }

    static Optional<String> header(ConsumerRecord<?, ?> rec, String name) {
        return RecordHeaders.text(rec.headers(), name);
    }

    /** Newest first, as the history is answered. */
    static Comparator<ConsumerRecord<byte[], byte[]>> newestFirst() {
        return Comparator.<ConsumerRecord<byte[], byte[]>>comparingLong(ConsumerRecord::timestamp)
                .thenComparingInt(ConsumerRecord::partition)
                .thenComparingLong(ConsumerRecord::offset)
                .reversed();
    }
}
