package dev.switchboard.kafka;

/** The broker could not be started. The message is one sentence for whoever started it. */
public sealed class KafkaStartException extends RuntimeException
        permits UnusableDataFolderException {

    private static final long serialVersionUID = 1L;

    KafkaStartException(String message, Throwable cause) {
        super(message, cause);
    }
}
