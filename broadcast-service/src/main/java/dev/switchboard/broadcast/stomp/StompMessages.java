package dev.switchboard.broadcast.stomp;

import dev.switchboard.broadcast.dialect.MessageBodies;
import dev.switchboard.broadcast.fanout.Encoder;
import dev.switchboard.broadcast.fanout.Notice;
import dev.switchboard.broadcast.history.Change;
import dev.switchboard.broadcast.websocket.TextFrame;
import dev.switchboard.model.feed.Cursor;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.springframework.messaging.simp.stomp.StompCommand;
import org.springframework.messaging.simp.stomp.StompHeaderAccessor;

/**
 * Words notices as MESSAGE frames of one subscription.
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
    private final @Nullable Audience audience;
    private final AtomicLong notices = new AtomicLong();

    private record Audience(
            String destination, boolean escaped, @Nullable String subscriptionLine) {}

    /**
     * @param id the client's subscription id; null where STOMP 1.0 lets it have none
     */
    StompMessages(StompVersion version, String destination, @Nullable String id) {
        this.version = version;
        this.destination = destination;
        String line = id == null ? "" : "subscription:" + version.escape(id) + "\n";
        this.subscriptionLine = line.getBytes(StandardCharsets.UTF_8);
        this.usual = id != null && USUAL_IDS.contains(id);
        // A name can be percent-encoded in many ways: bytes are not kept for each of them.
        this.audience =
                destination.indexOf('%') >= 0
                        ? null
                        : new Audience(
                                destination, version != StompVersion.V1_0, usual ? line : null);
    }

    @Override
    public @Nullable Object audience() {
        return audience;
    }

    @Override
    public ByteBuffer encode(Notice notice) {
        byte[] frame = frame(notice);
        return usual ? splice(ByteBuffer.wrap(frame)) : TextFrame.of(frame);
    }

    private byte[] frame(Notice notice) {
        return version.fromNewest(StompFrames.message(headers(notice), MessageBodies.of(notice)));
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

    private StompHeaderAccessor headers(Notice notice) {
        StompHeaderAccessor headers = StompHeaderAccessor.create(StompCommand.MESSAGE);
        headers.setDestination(destination);
        switch (notice) {
            case Notice.Changed(var change, var cursor, var replayed) ->
                    ofChange(headers, change, cursor, replayed);
            case Notice.Left(var change, var cursor, var replayed) ->
                    ofChange(headers, change, cursor, replayed);
            case Notice.ReplayBegin _,
                    Notice.ReplayComplete _,
                    Notice.Missed _,
                    Notice.Position _ ->
                    ofNotice(headers, notice);
            case Notice.Reconnect(var delayMillis, var _) -> {
                ofNotice(headers, notice);
                headers.setNativeHeader(StompHeaders.RECONNECT_DELAY, Long.toString(delayMillis));
            }
        }
        return headers;
    }

    private static void ofChange(
            StompHeaderAccessor headers, Change change, Cursor cursor, boolean replayed) {
        headers.setMessageId(change.id().toString());
        headers.setNativeHeader(StompHeaders.CURSOR, cursor.encode());
        // Milliseconds, as brokers have it: STOMP 1.0 could not escape the colons of ISO 8601.
        headers.setNativeHeader(StompHeaders.TIMESTAMP, Long.toString(change.appendTime()));
        if (replayed) {
            headers.setNativeHeader(StompHeaders.REPLAYED, "true");
        }
    }

    private void ofNotice(StompHeaderAccessor headers, Notice notice) {
        Cursor cursor = notice.cursor();
        headers.setMessageId(MessageBodies.type(notice).label() + "-" + notices.incrementAndGet());
        if (cursor != null) {
            headers.setNativeHeader(StompHeaders.CURSOR, cursor.encode());
        }
    }
}
