package dev.switchboard.broadcast.router;

import dev.switchboard.broadcast.feed.FeedEntry;
import dev.switchboard.model.feed.MessageId;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/**
 * What happened to a server, as this node read it. Immutable.
 *
 * @param server its name: the key of its record
 * @param json null when the server was removed
 * @param partition partition of router.servers
 * @param offset offset in that partition
 * @param appendTime when Kafka appended it, milliseconds since 1970
 * @param sequence its position in this node's shared log; -1 when it was not read from there
 */
record ServerEntry(
        String server,
        @Nullable EventJson json,
        int partition,
        long offset,
        long appendTime,
        long sequence)
        implements FeedEntry {

    /** Bytes of memory that it takes beside its texts. */
    private static final int OVERHEAD = 240;

    /** The entry at a position in the shared log. */
    ServerEntry at(long position) {
        return new ServerEntry(server, json, partition, offset, appendTime, position);
    }

    @Override
    public String key() {
        return server;
    }

    /** None: servers are not grouped. */
    @Override
    public @Nullable String group() {
        return null;
    }

    @Override
    public @Nullable String previousGroup() {
        return null;
    }

    @Override
    public MessageId id() {
        return new MessageId(MessageId.SERVERS, partition, offset);
    }

    @Override
    public boolean isTest() {
        return false;
    }

    @Override
    public boolean isRemoval() {
        return json == null;
    }

    @Override
    public int weight() {
        return OVERHEAD + 2 * server.length() + (json == null ? 0 : json.weight());
    }

    @Override
    public String messageType() {
        return isRemoval() ? "server_removed" : "server";
    }

    @Override
    public @Nullable String leftMessageType() {
        return null;
    }

    @Override
    public void writeMessage(JsonGenerator generator) {
        if (json == null) {
            writeKey(generator);
        } else {
            json.write(generator);
        }
    }

    @Override
    public void writeKey(JsonGenerator generator) {
        generator.writeStringProperty("server", server);
    }
}
