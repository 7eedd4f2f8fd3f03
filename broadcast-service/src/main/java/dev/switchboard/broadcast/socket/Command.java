package dev.switchboard.broadcast.socket;

import dev.switchboard.broadcast.subscription.SubscriptionParameter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a client can ask for at {@code /ws}. */
enum Command {
    GET_HISTORY,
    GET_STATUS,
    HEARTBEAT,
    CONTRACT_UPDATE,
    SUBSCRIBE,
    UNSUBSCRIBE;

    /** The value of the command's {@code type}. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The fields it may have, beside {@code type} and {@code request_id}. */
    List<String> fields() {
        return switch (this) {
            case GET_HISTORY -> List.of("limit", "contract_id", "location", "before");
            case CONTRACT_UPDATE -> List.of("data", "idempotency_key");
            case SUBSCRIBE ->
                    Arrays.stream(SubscriptionParameter.values())
                            .map(SubscriptionParameter::inJson)
                            .toList();
            case HEARTBEAT -> List.of("timestamp", "client_id");
            case GET_STATUS, UNSUBSCRIBE -> List.of();
        };
    }

    static List<String> labels() {
        return Arrays.stream(values()).map(Command::label).toList();
    }

    static Optional<Command> ofLabel(String label) {
        return Arrays.stream(values()).filter(c -> c.label().equals(label)).findFirst();
    }
}
