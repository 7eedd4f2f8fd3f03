package dev.switchboard.broadcast.stomp;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a client says of heart-beats (STOMP 1.2, section Heart-beating).
 *
 * @param canSend how often it can send one, milliseconds; 0 for never
 * @param wants how often it wants to hear one, milliseconds; 0 for never
 */
record Heartbeat(long canSend, long wants) {

    private static final Pattern HEADER = Pattern.compile(" *(\\d{1,9}) *, *(\\d{1,9}) *");
    private static final Heartbeat NONE = new Heartbeat(0, 0);

    /**
     * Reads the header; a client that sends none wants none, and STOMP 1.0 does not know it.
     *
     * @throws StompFault when it cannot be read
     */
    static Heartbeat read(StompVersion version, @Nullable String header) {
        if (header == null || version == StompVersion.V1_0) {
            return NONE;
        }
        Matcher matcher = HEADER.matcher(header);
        if (!matcher.matches()) {
            throw new StompFault(
                    "heart-beat must be two whole numbers of milliseconds, of nine digits at most, such"
                            + " as 10000,10000; it is "
                            + header);
        }
        return new Heartbeat(Long.parseLong(matcher.group(1)), Long.parseLong(matcher.group(2)));
    }
}
