package dev.switchboard.broadcast.stomp;

import dev.switchboard.broadcast.fanout.Encoder;
import dev.switchboard.broadcast.fanout.SubscriberMessage;
import dev.switchboard.broadcast.feed.FeedEntry;
import dev.switchboard.broadcast.message.MessageBodies;
import dev.switchboard.broadcast.websocket.TextFrame;
import dev.switchboard.model.feed.Cursor;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.springframework.messaging.simp.stomp.StompCommand;

/**
 * Encodes messages as MESSAGE frames of one subscription.
 *
 * <p>All who use the same subscription id for a destination share the same bytes, if the id is one
 * that client libraries choose by themselves; a rare id is spliced into the frame that all share.
 */
final class StompMessages implements Encoder {

    /** What stompjs, webstomp, Spring and others call a connection's first subscriptions. */
    private static final Set<String> USUAL_IDS =
            Set.of("sub-0", "sub-1", "sub-2", "0", "1", "2", "sub0", "sub1");

    private static final byte[] COMMAND = "MESSAGE\n".getBytes(StandardCharsets.US_ASCII);

    private final StompVersion version;
    private final String destination;
    private final byte[] subscriptionLine;
    private final boolean usual;
    private final boolean acknowledged;
    private final @Nullable Audience audience;
    private final AtomicLong numbered = new AtomicLong();

    /**
     * @param version makes a difference by how it escapes what stands in messages
     */
    private record Audience(
            String destination,
            StompVersion version,
            boolean acknowledged,
            @Nullable String subscriptionLine) {}

    /**
     * @param id the client's subscription id; null where STOMP 1.0 lets it have none
     * @param acknowledged whether the client said that it acknowledges each message
     */
    StompMessages(
            StompVersion version, String destination, @Nullable String id, boolean acknowledged) {
        this.version = version;
        this.destination = destination;
        // Only there a message has a name for its acknowledgement (STOMP 1.2, section MESSAGE).
        this.acknowledged = acknowledged && version == StompVersion.V1_2;
        String line = id == null ? "" : "subscription:" + version.escape(id) + "\n";
        this.subscriptionLine = line.getBytes(StandardCharsets.UTF_8);
        this.usual = id != null && USUAL_IDS.contains(id);
        // A name can be percent-encoded in many ways: bytes are not kept for each of them.
        this.audience =
                destination.indexOf('%') >= 0
                        ? null
                        : new Audience(
                                destination,
                                version == StompVersion.V1_0 ? version : StompVersion.V1_2,
                                this.acknowledged,
                                usual ? line : null);
    }

    @Override
    public @Nullable Object audience() {
        return audience;
    }

    @Override
    public ByteBuffer encode(SubscriberMessage message) {
        byte[] frame = frame(message);
        return usual ? splice(ByteBuffer.wrap(frame)) : TextFrame.of(frame);
    }

    private byte[] frame(SubscriberMessage message) {
        String id = messageId(message);
        FrameEncoder frame =
                new FrameEncoder(version, StompCommand.MESSAGE)
                        .header("destination", destination)
                        .header("message-id", id);
        if (acknowledged) {
            frame.header("ack", id);
        }
        Cursor cursor = message.cursor();
        if (cursor != null) {
            frame.header(StompHeaders.CURSOR, cursor.encode());
        }
        ownHeaders(frame, message);
        return frame.end("application/json", MessageBodies.of(message));
    }

    @Override
    public boolean isShared() {
        return usual || subscriptionLine.length == 0;
    }

    @Override
    public ByteBuffer personal(ByteBuffer shared) {
        return isShared() ? shared : splice(TextFrame.payload(shared));
    }

    private ByteBuffer splice(ByteBuffer frame) {
        return TextFrame.begin(frame.remaining() + subscriptionLine.length)
                .put(COMMAND)
                .put(subscriptionLine)
                .put(frame.duplicate().position(COMMAND.length))
                .flip();
    }

    private String messageId(SubscriberMessage message) {
        return switch (message) {
            case SubscriberMessage.Changed(var entry, var _, var _) -> entry.id().toString();
            case SubscriberMessage.Left(var entry, var _, var _) -> entry.id().toString();
            case SubscriberMessage.ReplayBegin _,
                    SubscriberMessage.ReplayComplete _,
                    SubscriberMessage.Missed _,
                    SubscriberMessage.Position _,
                    SubscriberMessage.Reconnect _ ->
                    MessageBodies.type(message) + "-" + numbered.incrementAndGet();
        };
    }

    private static void ownHeaders(FrameEncoder frame, SubscriberMessage message) {
        switch (message) {
            case SubscriberMessage.Changed(var entry, var _, var replayed) ->
                    ofEntry(frame, entry, replayed);
            case SubscriberMessage.Left(var entry, var _, var replayed) ->
                    ofEntry(frame, entry, replayed);
            case SubscriberMessage.Reconnect(var delayMillis, var _) ->
                    frame.header(StompHeaders.RECONNECT_DELAY, Long.toString(delayMillis));
            case SubscriberMessage.ReplayBegin _,
                    SubscriberMessage.ReplayComplete _,
                    SubscriberMessage.Missed _,
                    SubscriberMessage.Position _ -> {}
        }
    }

    private static void ofEntry(FrameEncoder frame, FeedEntry entry, boolean replayed) {
        // Milliseconds, as brokers have it: STOMP 1.0 could not escape the colons of ISO 8601.
        frame.header(StompHeaders.TIMESTAMP, Long.toString(entry.appendTime()));
        if (replayed) {
            frame.header(StompHeaders.REPLAYED, "true");
        }
    }
}
