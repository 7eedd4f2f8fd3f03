package dev.switchboard.broadcast.message;

import java.util.Locale;

/** The kinds of message to subscribers, the same on every protocol. */
public enum MessageType {
    CONTRACT_UPDATE,
    CONTRACT_REMOVED,
    CONTRACT_LEFT,
    CALL,
    SERVER,
    SERVER_REMOVED,
    REPLAY_BEGIN,
    REPLAY_COMPLETE,
    MISSED,
    POSITION,
    RECONNECT;

    /** The value of the message's {@code type}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
