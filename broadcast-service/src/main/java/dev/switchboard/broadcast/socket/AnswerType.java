package dev.switchboard.broadcast.socket;

import java.util.Locale;

/** The kinds of message that {@code /ws} has beside those of {@code MessageType}. */
enum AnswerType {
    WELCOME,
    HEARTBEAT,
    SUBSCRIBED,
    UNSUBSCRIBED,
    HISTORY,
    STATUS,
    ACCEPTED,
    ERROR;

    /** The value of the message's {@code type}. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
