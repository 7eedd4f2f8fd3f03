package dev.switchboard.broadcast.socket;

import dev.switchboard.admission.Admission;
import dev.switchboard.admission.Sender;
import dev.switchboard.broadcast.dialect.MessageBodies;
import dev.switchboard.broadcast.dialect.StatusBodies;
import dev.switchboard.broadcast.dialect.SubscriptionReader;
import dev.switchboard.broadcast.history.HistoryPage;
import dev.switchboard.model.problem.Problem;
import dev.switchboard.model.problem.ProblemKind;
import dev.switchboard.model.problem.Violation;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;

/** The commands of {@code /ws}. The thread that reads the socket only, but for late answers. */
final class SocketCommands {

    private static final List<String> COMMANDS =
            List.of(
                    "get_history",
                    "get_status",
                    "heartbeat",
                    "contract_update",
                    "subscribe",
                    "unsubscribe");

    private final SocketContext context;
    private final SocketSession session;
    private final String clientId;

    SocketCommands(SocketContext context, SocketSession session, String clientId) {
        this.context = context;
        this.session = session;
        this.clientId = clientId;
    }

    /** Does what a command asks for, or answers why not. */
    void handle(JsonNode command) {
        JsonNode requestId = command.get("request_id");
        JsonNode type = command.get("type");
        if (!command.isObject() || type == null || !type.isString()) {
            session.answer(
                    Problem.of(
                            ProblemKind.INVALID_REQUEST,
                            "a command is a JSON object with a type, one of "
                                    + String.join(", ", COMMANDS)),
                    requestId);
            return;
        }
        CommandFields fields = new CommandFields(command);
        switch (type.stringValue()) {
            case "get_history" -> history(fields, requestId);
            case "get_status" -> status(fields, requestId);
            case "heartbeat" -> heartbeat(fields, requestId);
            case "contract_update" -> update(fields, requestId);
            case "subscribe" -> subscribe(fields, requestId);
            case "unsubscribe" -> unsubscribe(fields, requestId);
            default -> unknown(type, requestId);
        }
    }

    private void unknown(JsonNode type, @Nullable JsonNode requestId) {
        session.answer(
                Problem.of(
                        ProblemKind.INVALID_REQUEST,
                        "there is no such command",
                        List.of(
                                Violation.of("/type", "must be a command", type)
                                        .allowing(COMMANDS))),
                requestId);
    }

    private void history(CommandFields fields, @Nullable JsonNode requestId) {
        var query = fields.history();
        if (query == null) {
            refuse(fields, requestId);
            return;
        }
        HistoryPage page = context.view().recent(query);
        session.answer(
                MessageBodies.write(
                        "history",
                        json -> {
                            StatusBodies.history(json, page);
                            repeat(json, requestId);
                        }));
    }

    private void status(CommandFields fields, @Nullable JsonNode requestId) {
        if (hasFields(fields, requestId)) {
            return;
        }
        session.answer(
                MessageBodies.write(
                        "status",
                        json -> {
                            context.statusBodies().system(json);
                            repeat(json, requestId);
                        }));
    }

    private void heartbeat(CommandFields fields, @Nullable JsonNode requestId) {
        if (hasFields(fields, requestId)) {
            return;
        }
        session.position(cursor ->
                session.answer(
                        MessageBodies.write(
                                "heartbeat",
                                json -> {
                                    json.writeStringProperty("timestamp", SocketMessages.now());
                                    json.writeStringProperty("client_id", clientId);
                                    if (cursor != null) {
                                        json.writeStringProperty("cursor", cursor.encode());
                                    }
                                    repeat(json, requestId);
                                })));
    }

    private void subscribe(CommandFields fields, @Nullable JsonNode requestId) {
        var wishes = fields.wishes();
        if (wishes == null) {
            refuse(fields, requestId);
            return;
        }
        switch (SubscriptionReader.read(
                wishes, SubscriptionReader.Names.JSON, context.heartbeat())) {
            case SubscriptionReader.Result.Valid(var request) ->
                    session.subscribe(request, cursor -> subscribed(cursor.encode(), requestId));
            case SubscriptionReader.Result.Invalid(var kind, var detail, var violations) ->
                    session.answer(Problem.of(kind, detail, violations), requestId);
        }
    }

    private void unsubscribe(CommandFields fields, @Nullable JsonNode requestId) {
        if (hasFields(fields, requestId)) {
            return;
        }
        byte[] answer = MessageBodies.write("unsubscribed", json -> repeat(json, requestId));
        session.subscribe(session.nothing(), cursor -> answer);
    }

    private static byte[] subscribed(String cursor, @Nullable JsonNode requestId) {
        return MessageBodies.write(
                "subscribed",
                json -> {
                    json.writeStringProperty("cursor", cursor);
                    repeat(json, requestId);
                });
    }

    /** Refuses a command that takes no fields and was given some. */
    private boolean hasFields(CommandFields fields, @Nullable JsonNode requestId) {
        if (fields.areNone()) {
            return false;
        }
        refuse(fields, requestId);
        return true;
    }

    private void update(CommandFields fields, @Nullable JsonNode requestId) {
        JsonNode data = fields.data();
        String key = fields.idempotencyKey();
        if (data == null) {
            refuse(fields, requestId);
            return;
        }
        var _ =
                context.admission()
                        .update(data, new Sender("", key))
                        .thenAccept(outcome -> answer(outcome, requestId));
    }

    private void answer(Admission outcome, @Nullable JsonNode requestId) {
        switch (outcome) {
            case Admission.Accepted(var contractId, var messageId) ->
                    session.answer(
                            MessageBodies.write(
                                    "accepted",
                                    json -> {
                                        json.writeStringProperty("contract_id", contractId.value());
                                        json.writeStringProperty(
                                                "message_id", messageId.toString());
                                        repeat(json, requestId);
                                    }));
            case Admission.Rejected(var kind, var detail, var violations) ->
                    session.answer(
                            Problem.of(
                                    kind,
                                    detail,
                                    violations.stream().map(v -> v.under("/data")).toList()),
                            requestId);
            case Admission.Saturated(var detail, var retryAfter) ->
                    session.answer(
                            Problem.of(
                                    ProblemKind.UNAVAILABLE,
                                    detail + "; try again in " + retryAfter.toSeconds() + " s"),
                            requestId);
        }
    }

    private void refuse(CommandFields fields, @Nullable JsonNode requestId) {
        session.answer(
                Problem.of(
                        ProblemKind.INVALID_REQUEST,
                        "the command breaks rules",
                        fields.violations()),
                requestId);
    }

    /** Repeats the client's request id in an answer, whatever JSON it is. */
    static void repeat(JsonGenerator json, @Nullable JsonNode requestId) {
        if (requestId != null) {
            json.writeName("request_id");
            json.writePOJO(requestId);
        }
    }
}
