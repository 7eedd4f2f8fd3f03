package dev.switchboard.broadcast.socket;

import java.util.Locale;

/** The kinds of message that {@code /ws} has beside those that tell notices. */
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

    /** When it is sent, in a sentence. */
    String meaning() {
        return switch (this) {
            case WELCOME ->
                    "The first message. Its cursor lies before a replay that was asked for.";
            case HEARTBEAT ->
                    "Comes by itself, and as the answer to one; without a cursor while a replay is"
                            + " on its way.";
            case SUBSCRIBED -> "The subscription was replaced.";
            case UNSUBSCRIBED -> "Nothing more comes but heart-beats.";
            case HISTORY -> "A page of the history.";
            case STATUS -> "The state of the system.";
            case ACCEPTED -> "Kafka has the update.";
            case ERROR ->
                    "What can't be done. The connection stays, unless it is too slow for"
                            + " slow=disconnect: then it is closed, and cursor is the place to come"
                            + " back to.";
        };
    }
}
