package dev.switchboard.checker.produce;

/** What a producer was answered. */
sealed interface OperationOutcome {

    /** It was taken. */
    record Acknowledged(String messageId) implements OperationOutcome {}

    /** It was refused for good. */
    record Refused(String why) implements OperationOutcome {}

    /** It may have been taken or not. */
    record Unknown(String why) implements OperationOutcome {}
}
