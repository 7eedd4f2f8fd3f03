package dev.switchboard.broadcast.intake;

import dev.switchboard.broadcast.fanout.SharedLog;
import dev.switchboard.broadcast.history.ChangeReader;
import dev.switchboard.broadcast.history.HistoryView;
import dev.switchboard.broadcast.history.IdempotencyKeys;
import dev.switchboard.model.feed.Cursor;
import dev.switchboard.model.feed.KeyHash;
import dev.switchboard.model.feed.RecordHeaders;
import dev.switchboard.model.feed.Topics;
import java.time.Duration;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Applies records to the view and appends them to the shared log. The intake's thread only. */
final class HistoryApplier {

    /** Longer than deleted records stay in Kafka, which is twice the lag. */
    private static final long TOMBSTONE_MILLIS = Topics.COMPACTION_LAG.multipliedBy(2).toMillis();

    private static final long FORGET_MILLIS = Duration.ofMinutes(10).toMillis();

    private final HistoryView view;
    private final SharedLog log;
    private final IdempotencyKeys keys;
    private long forgotAt;

    HistoryApplier(HistoryView view, SharedLog log, IdempotencyKeys keys) {
        this.view = view;
        this.log = log;
        this.keys = keys;
    }

    /** Forgets everything and begins at {@code start}. */
    void restart(Cursor start) {
        view.reset(start);
        keys.clear();
        log.reset(start);
    }

    /** Folds a record of contract.history. */
    void history(ConsumerRecord<byte[], byte[]> rec) {
        // Kafka's clients may give a record again after a break.
        if (log.cursor().covers(rec.partition(), rec.offset())) {
            return;
        }
        RecordHeaders.text(rec.headers(), RecordHeaders.KEY_HASH)
                .flatMap(KeyHash::parse)
                .ifPresent(hash -> keys.add(hash, rec.timestamp()));
        ChangeReader.ofHistory(rec).ifPresent(change -> log.append(view.apply(change, log.end())));
    }

    /** Passes a test update on. */
    void test(ConsumerRecord<byte[], byte[]> rec) {
        ChangeReader.ofTest(rec).ifPresent(log::append);
    }

    /** Notes that all that was appended up to that time is read, milliseconds since 1970. */
    void completeUpTo(long time) {
        log.renew(time);
    }

    /** Lets go now and then of what is too old to matter. */
    void forgetOld(long now) {
        if (now - forgotAt > FORGET_MILLIS) {
            forgotAt = now;
            keys.forgetOld(now);
            view.forgetTombstones(now - TOMBSTONE_MILLIS);
        }
    }
}
