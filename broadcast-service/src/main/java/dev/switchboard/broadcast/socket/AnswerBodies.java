package dev.switchboard.broadcast.socket;

import dev.switchboard.admission.Admission;
import dev.switchboard.broadcast.feed.HistoryPage;
import dev.switchboard.broadcast.history.ContractChange;
import dev.switchboard.broadcast.message.MessageBodies;
import dev.switchboard.broadcast.status.StatusBodies;
import dev.switchboard.model.feed.Cursor;
import dev.switchboard.model.problem.Problem;
import dev.switchboard.model.problem.ProblemKind;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** The bodies of the messages that {@code /ws} has for itself. */
final class AnswerBodies {

    private AnswerBodies() {}

    static byte[] welcome(String clientId, Cursor cursor) {
        return write(
                AnswerType.WELCOME,
                null,
                json -> {
                    json.writeStringProperty("client_id", clientId);
                    cursor(json, cursor);
                });
    }

    /**
     * A heart-beat of now.
     *
     * @param cursor where the client stands; null while that is not clear
     */
    static byte[] heartbeat(
            String clientId, @Nullable Cursor cursor, @Nullable RequestId requestId) {
        return heartbeat(Instant.now(), clientId, cursor, requestId);
    }

    static byte[] heartbeat(
            Instant now, String clientId, @Nullable Cursor cursor, @Nullable RequestId requestId) {
        return write(
                AnswerType.HEARTBEAT,
                requestId,
                json -> {
                    json.writeStringProperty(
                            "timestamp", now.truncatedTo(ChronoUnit.MILLIS).toString());
                    json.writeStringProperty("client_id", clientId);
                    if (cursor != null) {
                        cursor(json, cursor);
                    }
                });
    }

    static byte[] subscribed(Cursor cursor, @Nullable RequestId requestId) {
        return write(AnswerType.SUBSCRIBED, requestId, json -> cursor(json, cursor));
    }

    static byte[] unsubscribed(@Nullable RequestId requestId) {
        return write(AnswerType.UNSUBSCRIBED, requestId, json -> {});
    }

    static byte[] history(HistoryPage<ContractChange> page, @Nullable RequestId requestId) {
        return write(AnswerType.HISTORY, requestId, json -> StatusBodies.history(json, page));
    }

    /**
     * The state of the system.
     *
     * @param system writes its properties
     */
    static byte[] status(Consumer<JsonGenerator> system, @Nullable RequestId requestId) {
        return write(AnswerType.STATUS, requestId, system);
    }

    static byte[] accepted(Admission.Accepted accepted, @Nullable RequestId requestId) {
        return write(
                AnswerType.ACCEPTED,
                requestId,
                json -> {
                    json.writeStringProperty("contract_id", accepted.contractId().value());
                    json.writeStringProperty("message_id", accepted.messageId().toString());
                });
    }

    static byte[] error(Problem problem, @Nullable RequestId requestId) {
        return write(
                AnswerType.ERROR,
                requestId,
                json -> {
                    json.writeStringProperty(
                            "code", problem.type().substring(problem.type().lastIndexOf(':') + 1));
                    json.writeStringProperty("message", problem.detail());
                    json.writeName("violations");
                    json.writePOJO(problem.violations());
                });
    }

    /** The last word to one whose policy wants it closed. */
    static byte[] tooSlow(Cursor cursor) {
        return write(
                AnswerType.ERROR,
                null,
                json -> {
                    json.writeStringProperty("code", ProblemKind.TOO_SLOW.code());
                    json.writeStringProperty(
                            "message",
                            "this subscriber reads too slowly for slow=disconnect; come back with"
                                    + " since and this cursor");
                    cursor(json, cursor);
                });
    }

    /** An answer repeats the client's request id to the letter. */
    private static byte[] write(
            AnswerType type, @Nullable RequestId requestId, Consumer<JsonGenerator> fields) {
        return MessageBodies.write(
                type.label(),
                json -> {
                    fields.accept(json);
                    if (requestId != null) {
                        json.writeName("request_id");
                        json.writeRawValue(requestId.json());
                    }
                });
    }

    private static void cursor(JsonGenerator json, Cursor cursor) {
        json.writeStringProperty("cursor", cursor.encode());
    }
}
