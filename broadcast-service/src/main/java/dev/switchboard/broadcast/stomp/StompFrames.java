package dev.switchboard.broadcast.stomp;

import dev.switchboard.broadcast.fanout.Farewell;
import dev.switchboard.model.contract.Json;
import dev.switchboard.model.problem.Problem;
import dev.switchboard.model.problem.ProblemKind;
import org.jspecify.annotations.Nullable;
import org.springframework.messaging.simp.stomp.StompCommand;
import org.springframework.messaging.simp.stomp.StompEncoder;
import org.springframework.messaging.simp.stomp.StompHeaderAccessor;
import org.springframework.util.MimeType;
import org.springframework.util.MimeTypeUtils;

/** The frames that the server sends besides MESSAGE. */
final class StompFrames {

    static final String SERVER = "switchboard";

    static final byte[] HEARTBEAT = {'\n'};

    private static final StompEncoder ENCODER = new StompEncoder();
    private static final MimeType PROBLEM = MimeType.valueOf(Problem.MEDIA_TYPE);
    private static final byte[] NO_BODY = {};

    private StompFrames() {}

    static byte[] connected(StompVersion version, String session, long heartbeatMillis) {
        StompHeaderAccessor headers = StompHeaderAccessor.create(StompCommand.CONNECTED);
        headers.setVersion(version.number());
        headers.setNativeHeader("session", session);
        headers.setNativeHeader("server", SERVER);
        if (version != StompVersion.V1_0) {
            headers.setHeartbeat(heartbeatMillis, heartbeatMillis);
        }
        return encode(headers, NO_BODY);
    }

    static byte[] receipt(String id) {
        StompHeaderAccessor headers = StompHeaderAccessor.create(StompCommand.RECEIPT);
        headers.setReceiptId(id);
        return encode(headers, NO_BODY);
    }

    /**
     * An ERROR whose body is a problem.
     *
     * @param receipt the receipt id asked for by the frame at fault; null when it asked for none
     * @param cursor the cursor to come back with; null when there is none
     */
    static byte[] error(Problem problem, @Nullable String receipt, @Nullable String cursor) {
        StompHeaderAccessor headers = ofError(problem);
        if (receipt != null) {
            headers.setReceiptId(receipt);
        }
        if (cursor != null) {
            headers.setNativeHeader(StompHeaders.CURSOR, cursor);
        }
        return encode(headers, Json.MAPPER.writeValueAsBytes(problem));
    }

    /** The ERROR by which a node that stops ends a session. */
    static byte[] farewell(Farewell farewell) {
        String how = farewell.cursor() == null ? "" : ", with since and this frame's cursor";
        Problem problem =
                Problem.of(
                        ProblemKind.UNAVAILABLE,
                        "this node stops; come back in " + farewell.delayMillis() + " ms" + how);
        StompHeaderAccessor headers = ofError(problem);
        headers.setNativeHeader(
                StompHeaders.RECONNECT_DELAY, Long.toString(farewell.delayMillis()));
        if (farewell.cursor() != null) {
            headers.setNativeHeader(StompHeaders.CURSOR, farewell.cursor().encode());
        }
        return encode(headers, Json.MAPPER.writeValueAsBytes(problem));
    }

    /** An ERROR that says which versions are spoken. */
    static byte[] versionError(Problem problem) {
        StompHeaderAccessor headers = ofError(problem);
        headers.setVersion("1.0,1.1,1.2");
        return encode(headers, Json.MAPPER.writeValueAsBytes(problem));
    }

    /** A MESSAGE without the header {@code subscription}. */
    static byte[] message(StompHeaderAccessor headers, byte[] json) {
        headers.setContentType(MimeTypeUtils.APPLICATION_JSON);
        return encode(headers, json);
    }

    private static StompHeaderAccessor ofError(Problem problem) {
        StompHeaderAccessor headers = StompHeaderAccessor.create(StompCommand.ERROR);
        headers.setMessage(problem.detail());
        headers.setContentType(PROBLEM);
        return headers;
    }

    private static byte[] encode(StompHeaderAccessor headers, byte[] body) {
        return ENCODER.encode(headers.getMessageHeaders(), body);
    }
}
