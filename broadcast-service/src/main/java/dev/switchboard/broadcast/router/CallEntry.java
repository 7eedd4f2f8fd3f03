package dev.switchboard.broadcast.router;

import dev.switchboard.broadcast.feed.FeedEntry;
import dev.switchboard.model.feed.MessageId;
import dev.switchboard.model.router.CallOutcome;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/**
 * A call, as this node read it. Immutable.
 *
 * @param server who answered it: the key of its record
 * @param name the primitive's own name; null when there is none
 * @param exposedName its name as the client used it; null when there is none
 * @param partition partition of router.calls
 * @param offset offset in that partition
 * @param appendTime when Kafka appended it, milliseconds since 1970
 * @param sequence its position in this node's shared log; -1 when it was not read from there
 */
public record CallEntry(
        String server,
        CallOutcome outcome,
        @Nullable String name,
        @Nullable String exposedName,
        EventJson json,
        int weight,
        int partition,
        long offset,
        long appendTime,
        long sequence)
        implements FeedEntry {

    /** The call at a position in the shared log. */
    CallEntry at(long position) {
        return new CallEntry(
                server,
                outcome,
                name,
                exposedName,
                json,
                weight,
                partition,
                offset,
                appendTime,
                position);
    }

    /** Whether it called a primitive of that name, its own or the one that the client used. */
    public boolean isNamed(String wanted) {
        return wanted.equals(name) || wanted.equals(exposedName);
    }

    @Override
    public String key() {
        return server;
    }

    @Override
    public String group() {
        return outcome.label();
    }

    /** None: a call says nothing of the calls before it. */
    @Override
    public @Nullable String previousGroup() {
        return null;
    }

    @Override
    public MessageId id() {
        return new MessageId(MessageId.CALLS, partition, offset);
    }

    @Override
    public boolean isTest() {
        return false;
    }

    @Override
    public boolean isRemoval() {
        return false;
    }

    @Override
    public String messageType() {
        return "call";
    }

    @Override
    public @Nullable String leftMessageType() {
        return null;
    }

    @Override
    public void writeMessage(JsonGenerator generator) {
        json.write(generator);
    }

    /** Writes it as an item of a list: the call, with where and when Kafka appended it. */
    public void writeItem(JsonGenerator generator) {
        json.writeItem(generator, id(), appendTime);
    }

    @Override
    public void writeKey(JsonGenerator generator) {
        generator.writeStringProperty("server", server);
    }
}
