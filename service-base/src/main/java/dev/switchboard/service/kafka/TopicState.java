package dev.switchboard.service.kafka;

import java.util.List;

/** How the topics stand that a service needs. */
public sealed interface TopicState {

    /** Kafka has not answered; {@code reason} says what we wait for. */
    record Waiting(String reason) implements TopicState {}

    /** They exist, but not as they must be; each fault says what to do. */
    record Faulty(List<String> faults) implements TopicState {
        public Faulty {
            faults = List.copyOf(faults);
        }
    }

    /** All are as they must be. */
    record Ready() implements TopicState {}
}
