package dev.switchboard.broadcast.dialect;

import dev.switchboard.broadcast.fanout.Notice;
import dev.switchboard.broadcast.history.ContractChange;
import dev.switchboard.broadcast.history.ContractCounts;
import dev.switchboard.broadcast.history.HistoryPage;
import dev.switchboard.broadcast.history.HistoryPosition;
import dev.switchboard.model.contract.ContractId;
import dev.switchboard.model.contract.ContractStatus;
import dev.switchboard.model.contract.Location;
import dev.switchboard.model.feed.Cursor;
import dev.switchboard.model.feed.MessageId;
import dev.switchboard.model.feed.Topics;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.Uuid;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** What descriptions show, in the words that the code itself has for it. */
public final class DescriptionSamples {

    private static final Instant HAPPENED = Instant.parse("2024-01-01T12:00:00Z");
    private static final Instant RECORDED = Instant.parse("2024-01-01T12:00:00.412Z");

    private static final int PARTITION = 3;
    private static final long OFFSET = 1533;

    private static final ContractChange UPDATE =
            change(ContractChange.Kind.UPDATED, Location.CHENNAI);
    private static final ContractChange REMOVAL = change(ContractChange.Kind.REMOVED, null);

    /** A cursor of the right form that leads nowhere. */
    public static final Cursor CURSOR =
            Cursor.start(new Uuid(2024, 1), Topics.HISTORY_PARTITIONS)
                    .after(PARTITION, OFFSET, RECORDED.toEpochMilli());

    private DescriptionSamples() {}

    /** A notice that is told by a message of that type. */
    public static Notice notice(MessageType type) {
        return switch (type) {
            case CONTRACT_UPDATE -> new Notice.Changed(UPDATE, CURSOR, false);
            case CONTRACT_REMOVED -> new Notice.Changed(REMOVAL, CURSOR, false);
            case CONTRACT_LEFT -> new Notice.Left(UPDATE, CURSOR, false);
            case REPLAY_BEGIN -> new Notice.ReplayBegin(true, false);
            case REPLAY_COMPLETE -> new Notice.ReplayComplete(CURSOR);
            case MISSED -> new Notice.Missed(1200, CURSOR);
            case POSITION -> new Notice.Position(CURSOR);
            case RECONNECT -> new Notice.Reconnect(1730, CURSOR);
        };
    }

    /** A page of history. */
    public static HistoryPage<ContractChange> history() {
        return new HistoryPage<>(
                List.of(UPDATE),
                HistoryPosition.of(UPDATE),
                RECORDED.minus(Topics.COMPACTION_LAG).toEpochMilli());
    }

    /** Writes the properties of a system status. */
    public static void status(JsonGenerator json) {
        ContractCounts counts =
                new ContractCounts(
                        1,
                        counts(Location.labels(), "Chennai"),
                        counts(ContractStatus.labels(), "active"));
        new SystemStatus(
                        true,
                        counts,
                        UPDATE,
                        0,
                        List.of(),
                        3,
                        HAPPENED.minusSeconds(3600),
                        HAPPENED)
                .write(json);
    }

    private static Map<String, Long> counts(List<String> labels, String only) {
        Map<String, Long> counts = new LinkedHashMap<>();
        labels.forEach(label -> counts.put(label, label.equals(only) ? 1L : 0L));
        return counts;
    }

    private static ContractChange change(ContractChange.Kind kind, @Nullable Location location) {
        boolean removed = location == null;
        return new ContractChange(
                kind,
                new ContractId("c-42"),
                location,
                removed ? null : ContractStatus.ACTIVE,
                removed ? null : HAPPENED,
                Location.CHENNAI,
                new MessageId(MessageId.CONTRACTS, 0, OFFSET - 1),
                PARTITION,
                OFFSET,
                RECORDED.toEpochMilli(),
                -1);
    }
}
