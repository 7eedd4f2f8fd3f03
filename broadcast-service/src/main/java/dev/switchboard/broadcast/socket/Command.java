package dev.switchboard.broadcast.socket;

import dev.switchboard.broadcast.subscription.FeedNames;
import dev.switchboard.broadcast.subscription.SubscribableFeed;
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
    List<String> fields(FeedNames names) {
        return switch (this) {
            case GET_HISTORY -> List.of("limit", "contract_id", "location", "before");
            case CONTRACT_UPDATE -> List.of("data", "idempotency_key");
            case SUBSCRIBE -> names.parameters().stream().map(names::inJson).toList();
            case HEARTBEAT -> List.of("timestamp", "client_id");
            case GET_STATUS, UNSUBSCRIBE -> List.of();
        };
    }

    /** Whether it can be asked for where that feed is subscribed to. */
    boolean isOf(SubscribableFeed feed) {
        return feed.isOfContracts() || (this != GET_HISTORY && this != CONTRACT_UPDATE);
    }

    static List<String> labels(SubscribableFeed feed) {
        return Arrays.stream(values())
                .filter(command -> command.isOf(feed))
                .map(Command::label)
                .toList();
    }

    static Optional<Command> ofLabel(String label) {
        return Arrays.stream(values()).filter(c -> c.label().equals(label)).findFirst();
    }
}
