package dev.switchboard.broadcast.history;

import dev.switchboard.broadcast.feed.FeedEntry;
import dev.switchboard.model.contract.ContractId;
import dev.switchboard.model.contract.ContractStatus;
import dev.switchboard.model.contract.Location;
import dev.switchboard.model.feed.MessageId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/**
 * One change of a contract, as this node read it. Immutable.
 *
 * @param location where the contract is after this change; null when it was removed
 * @param status its status after this change; null when it was removed
 * @param timestamp when its producer says it happened; null when it was removed
 * @param was its previous location; null if it did not exist or that is unknown
 * @param id the producer's record
 * @param partition partition of contract.history; 0 for a test update
 * @param offset offset in that partition
 * @param appendTime when Kafka appended it, milliseconds since 1970
 * @param sequence its position in this node's shared log; -1 when it was not read from there
 */
public record ContractChange(
        Kind kind,
        ContractId contractId,
        @Nullable Location location,
        @Nullable ContractStatus status,
        @Nullable Instant timestamp,
        @Nullable Location was,
        MessageId id,
        int partition,
        long offset,
        long appendTime,
        long sequence)
        implements FeedEntry {

    /** The kinds of changes. */
    public enum Kind {
        UPDATED,
        REMOVED,
        /** A test update: delivered but not stored, and advances no cursor. */
        TEST
    }

    /** Bytes of memory that a change takes beyond its contract's id. */
    private static final int OVERHEAD = 240;

    @Override
    public String key() {
        return contractId.value();
    }

    /** The label of its location. */
    @Override
    public @Nullable String group() {
        return location == null ? null : location.label();
    }

    @Override
    public @Nullable String previousGroup() {
        return was == null ? null : was.label();
    }

    @Override
    public boolean isTest() {
        return kind == Kind.TEST;
    }

    @Override
    public boolean isRemoval() {
        return kind == Kind.REMOVED;
    }

    /** The change as the view holds it: after {@code previous}, at a position in the shared log. */
    ContractChange folded(@Nullable ContractChange previous, long position) {
        return new ContractChange(
                kind,
                contractId,
                location,
                status,
                timestamp,
                previous == null ? null : previous.location,
                id,
                partition,
                offset,
                appendTime,
                position);
    }

    @Override
    public int weight() {
        return OVERHEAD + 2 * contractId.value().length();
    }

    @Override
    public String messageType() {
        return isRemoval() ? "contract_removed" : "contract_update";
    }

    @Override
    public String leftMessageType() {
        return "contract_left";
    }

    @Override
    public void writeMessage(JsonGenerator json) {
        if (isRemoval()) {
            writeKey(json);
            return;
        }
        json.writeName("data");
        json.writeStartObject();
        writeKey(json);
        writeState(json);
        json.writeEndObject();
    }

    @Override
    public void writeKey(JsonGenerator json) {
        json.writeStringProperty("contract_id", contractId.value());
    }

    /** Writes the properties of an update beside the contract's id; none for a removal. */
    public void writeState(JsonGenerator json) {
        if (location != null && status != null && timestamp != null) {
            json.writeStringProperty("location", location.label());
            json.writeStringProperty("status", status.label());
            json.writeStringProperty("timestamp", timestamp.toString());
        }
    }
}
