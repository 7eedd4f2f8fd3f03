package dev.switchboard.broadcast.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.broadcast.fanout.SharedLog;
import dev.switchboard.broadcast.history.ContractChange;
import dev.switchboard.broadcast.history.ContractFormat;
import dev.switchboard.broadcast.history.HistoryView;
import dev.switchboard.broadcast.history.IdempotencyKeys;
import dev.switchboard.model.contract.ContractId;
import dev.switchboard.model.feed.Cursor;
import dev.switchboard.model.feed.KeyHash;
import dev.switchboard.model.feed.RecordHeaders;
import dev.switchboard.model.feed.Topics;
import dev.switchboard.testkit.Samples;
import java.time.Duration;
import java.util.BitSet;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FeedApplierTest {

    private static final long NOW = System.currentTimeMillis();
    private static final ContractId ID = Samples.UPDATE.contractId();
    private static final KeyHash KEY =
            KeyHash.of("tests".getBytes(UTF_8), "k".getBytes(UTF_8), "body".getBytes(UTF_8));

    private final Cursor start = Cursor.start(Uuid.randomUuid(), Topics.HISTORY_PARTITIONS);
    private final HistoryView view = new HistoryView(1_000_000);
    private final SharedLog log = new SharedLog(1_000_000);
    private final IdempotencyKeys keys = new IdempotencyKeys(Duration.ofHours(24), 1_000);
    private final FeedApplier<ContractChange> applier =
            new FeedApplier<>(new ContractFormat(), view, log, keys);

    @BeforeEach
    void begin() {
        applier.restart(start, new BitSet());
    }

    @Test
    void a_record_of_history_goes_into_view_and_log() {
        applier.apply(recordAt(7, Samples.JSON));

        assertThat(view.latest(ID)).isPresent();
        assertThat(log.end()).isEqualTo(1);
        assertThat(log.cursor()).isEqualTo(start.after(3, 7, NOW));
    }

    @Test
    void a_record_given_again_is_passed_over() {
        applier.apply(recordAt(7, Samples.JSON));

        applier.apply(recordAt(7, Samples.JSON));

        assertThat(log.end()).isEqualTo(1);
    }

    @Test
    void its_idempotency_key_is_noted() {
        var rec = recordAt(7, Samples.JSON);
        RecordHeaders.put(rec.headers(), RecordHeaders.KEY_HASH, KEY.toString());

        applier.apply(rec);

        assertThat(keys.body(KEY)).isEqualTo(KEY.body());
    }

    @Test
    void what_is_no_update_is_passed_over() {
        applier.apply(recordAt(7, "junk"));

        assertThat(log.end()).isZero();
    }

    @Test
    void a_test_update_goes_into_the_log_only() {
        applier.applyTest(recordAt(7, Samples.JSON));

        assertThat(log.end()).isEqualTo(1);
        assertThat(view.latest(ID)).isEmpty();
        assertThat(log.cursor()).isEqualTo(start);
    }

    @Test
    void time_up_to_which_all_is_read_renews_the_cursor() {
        applier.apply(recordAt(7, Samples.JSON));

        applier.completeUpTo(NOW + 5000);

        assertThat(log.cursor()).isEqualTo(start.after(3, 7, NOW + 5000));
    }

    @Test
    void old_removals_are_forgotten_even_if_the_feed_never_rests() {
        applier.apply(recordAt(7, null));

        applier.forgetOld(NOW + Topics.COMPACTION_LAG.multipliedBy(2).toMillis() + 1);

        assertThat(view.latestChange(ID)).isNull();
    }

    @Test
    void a_restart_forgets_everything() {
        var rec = recordAt(7, Samples.JSON);
        RecordHeaders.put(rec.headers(), RecordHeaders.KEY_HASH, KEY.toString());
        applier.apply(rec);
        Cursor anew = Cursor.start(Uuid.randomUuid(), Topics.HISTORY_PARTITIONS);

        applier.restart(anew, new BitSet());

        assertThat(view.latest(ID)).isEmpty();
        assertThat(keys.body(KEY)).isNull();
        assertThat(log.cursor()).isEqualTo(anew);
    }

    // a removal has no value
    private static ConsumerRecord<byte[], byte[]> recordAt(long offset, @Nullable String value) {
        return new ConsumerRecord<>(
                "contract.history",
                3,
                offset,
                NOW,
                TimestampType.LOG_APPEND_TIME,
                0,
                0,
                ID.value().getBytes(UTF_8),
                value == null ? null : value.getBytes(UTF_8),
                new org.apache.kafka.common.header.internals.RecordHeaders(),
                Optional.empty());
    }
}
