package dev.switchboard.cli.kafka;

import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;

/** Kafka, or what is looked for in it, can't be had. */
public final class KafkaTrouble extends Exception {

    private static final long serialVersionUID = 1L;

    private final String line;

    public KafkaTrouble(String line) {
        super(line);
        this.line = line;
    }

    private KafkaTrouble(String line, Throwable cause) {
        super(line, cause);
        this.line = line;
    }

    /** What is wrong, for the user. */
    public String line() {
        return line;
    }

    /**
     * What a failure of Kafka's clients means.
     *
     * @param servers whom they talked to
     */
    public static KafkaTrouble of(Throwable failure, String servers) {
        return new KafkaTrouble(inWords(cause(failure), servers), failure);
    }

    private static String inWords(Throwable failure, String servers) {
        return switch (failure) {
            case TimeoutException _ ->
                    "Kafka does not answer at %s; --kafka says where it is (`run` prints it)"
                            .formatted(servers);
            case AuthenticationException _, AuthorizationException _ ->
                    "Kafka at %s does not allow it: %s".formatted(servers, message(failure));
            case InvalidTopicException _ ->
                    "no topic can have that name, is --topic-prefix right? " + message(failure);
            case RecordTooLargeException _ -> "it is larger than Kafka takes";
            // It answered with what, read as Kafka's protocol, is a message of a gigabyte.
            case OutOfMemoryError _ -> "what answers at %s is not Kafka".formatted(servers);
            // Their form is right, see KafkaOptions: what is left is that DNS knows none of them.
            case ConfigException _
                    when message(failure).contains(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG) ->
                    "no host is known by the name in %s; --kafka says where Kafka is"
                            .formatted(servers);
            default -> "Kafka at %s: %s".formatted(servers, message(failure));
        };
    }

    /** What is behind a client that could not be made; other failures speak for themselves. */
    private static Throwable cause(Throwable failure) {
        boolean wrapper = failure.getClass() == KafkaException.class;
        return wrapper && failure.getCause() != null ? cause(failure.getCause()) : failure;
    }

    private static String message(Throwable failure) {
        String message = failure.getMessage();
        return message == null
                ? failure.getClass().getSimpleName()
                : message.lines().findFirst().orElse("");
    }
}
