package dev.switchboard.admission;

import dev.switchboard.admission.Admission.Rejected;
import dev.switchboard.admission.Admission.Saturated;
import dev.switchboard.admission.log.EntryTooLargeException;
import dev.switchboard.admission.log.LogUnavailableException;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a failure of the log means to the sender. */
final class LogFailures {

    private static final Logger logger = LoggerFactory.getLogger(LogFailures.class);

    /**
     * The least: long enough for a broker to take over a partition, short enough for a person to
     * wait.
     */
    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

    private LogFailures() {}

    /**
     * @param roomIn when there may be room again
     */
    static Admission toAdmission(Throwable failure, Duration roomIn) {
        Duration retryAfter = roomIn.compareTo(RETRY_AFTER) > 0 ? roomIn : RETRY_AFTER;
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null
                        ? failure.getCause()
                        : failure;
        return switch (cause) {
            case EntryTooLargeException _ ->
                    Rejected.tooLarge("the update is larger than Kafka takes");
            case LogUnavailableException unavailable ->
                    new Saturated(unavailable.detail(), retryAfter);
            default -> {
                logger.error("an update was lost sight of; its sender is told to repeat it", cause);
                yield new Saturated("the update was not acknowledged", retryAfter);
            }
        };
    }
}
