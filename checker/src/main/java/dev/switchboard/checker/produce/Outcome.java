package dev.switchboard.checker.produce;

/** What a producer was answered. */
sealed interface Outcome {

    /** It was taken. */
    record Acknowledged(String messageId) implements Outcome {}

    /** It was refused for good. */
    record Refused(String why) implements Outcome {}

    /** It may have been taken or not. */
    record Unknown(String why) implements Outcome {}
}
