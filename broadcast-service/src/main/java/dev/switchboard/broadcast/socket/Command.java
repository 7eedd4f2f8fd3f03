package dev.switchboard.broadcast.socket;

import dev.switchboard.broadcast.dialect.Wish;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a client can ask for at {@code /ws}. */
enum Command {
    GET_HISTORY(AnswerType.HISTORY),
    GET_STATUS(AnswerType.STATUS),
    HEARTBEAT(AnswerType.HEARTBEAT),
    CONTRACT_UPDATE(AnswerType.ACCEPTED),
    SUBSCRIBE(AnswerType.SUBSCRIBED),
    UNSUBSCRIBE(AnswerType.UNSUBSCRIBED);

    private final AnswerType answer;

    Command(AnswerType answer) {
        this.answer = answer;
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
            case SUBSCRIBE -> Arrays.stream(Wish.values()).map(Wish::inJson).toList();
            case GET_STATUS, HEARTBEAT, UNSUBSCRIBE -> List.of();
        };
    }

    static List<String> labels() {
        return Arrays.stream(values()).map(Command::label).toList();
    }

    static Optional<Command> ofLabel(String label) {
        return Arrays.stream(values()).filter(c -> c.label().equals(label)).findFirst();
    }
}
