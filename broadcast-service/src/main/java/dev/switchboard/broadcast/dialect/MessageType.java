package dev.switchboard.broadcast.dialect;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The kinds of message that tell notices, the same on every protocol. */
public enum MessageType {
    CONTRACT_UPDATE,
    CONTRACT_REMOVED,
    CONTRACT_LEFT,
    REPLAY_BEGIN,
    REPLAY_COMPLETE,
    MISSED,
    POSITION,
    RECONNECT;

    /** The value of the message's {@code type}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Its name as names of types are written. */
    String inCamelCase() {
        return Arrays.stream(name().split("_"))
                .map(word -> word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT))
                .collect(Collectors.joining());
    }

    /** When it is sent, in a sentence. */
    public String meaning() {
        return switch (this) {
            case CONTRACT_UPDATE -> "A contract was updated.";
            case CONTRACT_REMOVED -> "A contract was removed.";
            case CONTRACT_LEFT ->
                    "A contract no longer matches this subscription's filter, having moved;"
                            + " nothing of it follows until it matches again.";
            case REPLAY_BEGIN -> "A replay begins.";
            case REPLAY_COMPLETE -> "The replay is complete; from here on messages are live.";
            case MISSED ->
                    "You were too far behind: of so many records of the feed, only the latest of"
                            + " each contract follows.";
            case POSITION -> "Nothing happened; this is the place to come back to.";
            case RECONNECT ->
                    "This node stops: come back after the delay, with the cursor. The connection"
                            + " ends.";
        };
    }
}
