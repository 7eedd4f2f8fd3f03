package dev.switchboard.broadcast.websocket;

import java.util.List;
import java.util.Objects;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.websocket.core.AbstractExtension;
import org.eclipse.jetty.websocket.core.CloseStatus;
import org.eclipse.jetty.websocket.core.Frame;
import org.eclipse.jetty.websocket.core.OpCode;
import org.eclipse.jetty.websocket.core.OutgoingEntry;
import org.jspecify.annotations.Nullable;

/**
 * Says in our words why Jetty ends a connection, and passes over what a client sends after its own
 * close frame (RFC 6455, section 1.4), for which Jetty would end it before it is answered. An
 * extension inside the server, which clients are not told of. Public, and named in {@code
 * META-INF/services}, since Jetty makes it, one for each connection.
 */
public final class CloseFrames extends AbstractExtension {

    /** What the upgrade asks Jetty for; Jetty keeps names with an at sign to itself. */
    static final String NAME = "@close-frames";

    /**
     * @param jetty how Jetty's reason begins
     * @param ours 123 bytes at most (RFC 6455, section 5.5)
     */
    private record Wording(String jetty, String ours) {}

    private static final List<Wording> WORDINGS =
            List.of(
                    new Wording("Client MUST mask", "a client must mask its frames"),
                    new Wording(
                            "RSV", "the bits RSV1 to RSV3 must be 0: no extension is agreed on"),
                    new Wording("Unknown opcode", "there is no frame of this opcode"),
                    new Wording(
                            "DataFrame before",
                            "a message begins before the one before it has ended"),
                    new Wording(
                            "CONTINUATION after", "a frame continues a message that never began"),
                    new Wording(
                            "Fragmented Control",
                            "pings, pongs and close frames can't come in parts"),
                    new Wording(
                            "Invalid control frame payload",
                            "pings, pongs and close frames have 125 bytes at most"),
                    new Wording(
                            "Invalid CLOSE payload",
                            "a close frame bears nothing, or a code of two bytes and a reason"),
                    new Wording(
                            "Frame payload exceeded", "a message of more than 1 MB is not read"),
                    new Wording("Invalid CLOSE Code", "a close frame can't bear this code"));

    /** What the client closed with; null before it did. */
    private volatile @Nullable CloseStatus closedWith;

    @Override
    public String getName() {
        return NAME;
    }

    @Override
    public void onFrame(Frame frame, Callback callback) {
        if (closedWith != null) {
            callback.succeeded();
            return;
        }
        if (frame.getOpCode() == OpCode.CLOSE) {
            closedWith = CloseStatus.getCloseStatus(frame);
        }
        super.onFrame(frame, callback);
    }

    @Override
    public void sendFrame(OutgoingEntry entry) {
        super.sendFrame(
                entry.getFrame().getOpCode() == OpCode.CLOSE
                        ? new OutgoingEntry.Builder(entry)
                                .frame(inOurWords(entry.getFrame()))
                                .build()
                        : entry);
    }

    private Frame inOurWords(Frame frame) {
        CloseStatus status = CloseStatus.getCloseStatus(frame);
        String reason = status.getReason();
        if (reason == null || reason.isEmpty() || isEcho(status)) {
            return frame;
        }
        return new CloseStatus(status.getCode(), inOurWords(status.getCode(), reason)).toFrame();
    }

    private boolean isEcho(CloseStatus status) {
        CloseStatus client = closedWith;
        return client != null
                && client.getCode() == status.getCode()
                && Objects.equals(client.getReason(), status.getReason());
    }

    private static String inOurWords(int code, String reason) {
        return WORDINGS.stream()
                .filter(wording -> reason.startsWith(wording.jetty()))
                .map(Wording::ours)
                .findFirst()
                .orElseGet(() -> inGeneral(code, reason));
    }

    private static String inGeneral(int code, String reason) {
        return switch (code) {
            case CloseStatus.PROTOCOL -> "this is not as RFC 6455 has it";
            case CloseStatus.BAD_PAYLOAD -> "text must be UTF-8";
            case CloseStatus.MESSAGE_TOO_LARGE -> "a message of more than 1 MB is not read";
            case CloseStatus.SHUTDOWN -> "nothing came or went for too long";
            case CloseStatus.SERVER_ERROR -> "an error of this node; its log tells more";
            default -> reason;
        };
    }
}
