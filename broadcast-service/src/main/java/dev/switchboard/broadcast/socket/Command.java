package dev.switchboard.broadcast.socket;

import dev.switchboard.broadcast.dialect.SubscriptionParameter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a client can ask for at {@code /ws}. */
enum Command {
    GET_HISTORY("GetHistory", AnswerType.HISTORY),
    GET_STATUS("GetStatus", AnswerType.STATUS),
    HEARTBEAT("Heartbeat", AnswerType.HEARTBEAT),
    CONTRACT_UPDATE("ContractUpdate", AnswerType.ACCEPTED),
    SUBSCRIBE("Subscribe", AnswerType.SUBSCRIBED),
    UNSUBSCRIBE("Unsubscribe", AnswerType.UNSUBSCRIBED);

    private final String title;
    private final AnswerType answer;

    Command(String title, AnswerType answer) {
        this.title = title;
        this.answer = answer;
    }

    /** Its name as names of types are written. */
    String title() {
        return title;
    }

    /** The value of the command's {@code type}. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What it is answered with, if not with an error. */
    AnswerType answer() {
        return answer;
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

    /** What it asks for, in a sentence. */
    String meaning() {
        return switch (this) {
            case GET_HISTORY -> "Asks for updates and removals, newest first.";
            case GET_STATUS -> "Asks for the state of the system.";
            case HEARTBEAT ->
                    "Asks for a heart-beat. May look like one, and what it says is passed over.";
            case CONTRACT_UPDATE -> "Sends an update.";
            case SUBSCRIBE -> "Replaces what is subscribed to.";
            case UNSUBSCRIBE -> "Ends what is subscribed to.";
        };
    }

    static List<String> labels() {
        return Arrays.stream(values()).map(Command::label).toList();
    }

    static Optional<Command> ofLabel(String label) {
        return Arrays.stream(values()).filter(c -> c.label().equals(label)).findFirst();
    }
}
