package dev.switchboard.kafka;

import java.nio.file.Path;

/** The data folder cannot be written, is in use, or holds something else than a broker's data. */
public final class UnusableDataFolderException extends KafkaStartException {

    private static final long serialVersionUID = 1L;

    UnusableDataFolderException(Path folder, String why, Throwable cause) {
        super("The Kafka data folder %s cannot be used: %s".formatted(folder, why), cause);
    }
}
