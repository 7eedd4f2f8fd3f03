package dev.switchboard.broadcast.stomp;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.messaging.simp.stomp.StompCommand;

/**
 * A frame of a client.
 *
 * @param headers with escapes resolved; of a header that is repeated the first one counts (STOMP
 *     1.2, section Repeated Header Entries)
 * @param body without the NUL at its end; empty where there is none
 */
@SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
record ReceivedFrame(StompCommand command, Map<String, String> headers, byte[] body) {

    ReceivedFrame {
        headers = Map.copyOf(headers);
    }

    /** The value of a header; null where there is none. */
    @Nullable String header(String name) {
        return headers.get(name);
    }

    /**
     * The value of a header.
     *
     * @throws StompFault where there is none
     */
    String required(String name) {
        String value = headers.get(name);
        if (value == null) {
            throw new StompFault(command + " needs the header " + name);
        }
        return value;
    }

    /** The receipt that is asked for; null where none is. */
    @Nullable String receipt() {
        return headers.get("receipt");
    }
}
