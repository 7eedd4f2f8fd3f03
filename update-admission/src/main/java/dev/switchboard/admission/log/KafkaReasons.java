package dev.switchboard.admission.log;

import org.apache.kafka.clients.producer.BufferExhaustedException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TimeoutException;

/** Kafka's failures in words for the sender of an update, who may not see addresses. */
final class KafkaReasons {

    private KafkaReasons() {}

    static String of(Exception failure) {
        return switch (failure) {
            case BufferExhaustedException _ ->
                    "more updates wait for Kafka than this node can hold; try again shortly";
            case TimeoutException _ -> "Kafka did not acknowledge the update in time";
            case AuthenticationException _ -> "Kafka does not know this service";
            case AuthorizationException _ -> "Kafka does not let this service write updates";
            case InterruptException _ -> "the service is stopping";
            default -> "Kafka did not take the update";
        };
    }
}
