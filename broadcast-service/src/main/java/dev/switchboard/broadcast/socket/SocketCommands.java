package dev.switchboard.broadcast.socket;

import dev.switchboard.admission.Admission;
import dev.switchboard.admission.SenderIdentity;
import dev.switchboard.broadcast.subscription.SubscriptionReader;
import dev.switchboard.model.problem.Problem;
import dev.switchboard.model.problem.ProblemKind;
import dev.switchboard.model.problem.Violation;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The commands of {@code /ws}. The thread that reads the socket only, but for late answers. */
final class SocketCommands {

    private final SocketContext context;
    private final SocketSession session;
    private final String clientId;

    SocketCommands(SocketContext context, SocketSession session, String clientId) {
        this.context = context;
        this.session = session;
        this.clientId = clientId;
    }

    /** Does what a command asks for, or answers why not. */
    void handle(JsonNode command, @Nullable RequestId requestId) {
        JsonNode type = command.get("type");
        if (!command.isObject() || type == null || !type.isString()) {
            session.answer(
                    Problem.of(
                            ProblemKind.INVALID_REQUEST,
                            "a command is a JSON object with a type, one of "
                                    + String.join(", ", Command.labels(context.feed()))),
                    requestId);
            return;
        }
        Command asked =
                Command.ofLabel(type.stringValue())
                        .filter(found -> found.isOf(context.feed()))
                        .orElse(null);
        if (asked == null) {
            unknown(type, requestId);
            return;
        }
        CommandFields fields = new CommandFields(asked, context.feed().names(), command);
        switch (asked) {
            case GET_HISTORY -> history(fields, requestId);
            case GET_STATUS -> status(fields, requestId);
            case HEARTBEAT -> heartbeat(fields, requestId);
            case CONTRACT_UPDATE -> update(fields, requestId);
            case SUBSCRIBE -> subscribe(fields, requestId);
            case UNSUBSCRIBE -> unsubscribe(fields, requestId);
        }
    }

    private void unknown(JsonNode type, @Nullable RequestId requestId) {
        session.answer(
                Problem.of(
                        ProblemKind.INVALID_REQUEST,
                        "there is no such command",
                        List.of(
                                Violation.of("/type", "must be a command", type)
                                        .allowing(Command.labels(context.feed())))),
                requestId);
    }

    private void history(CommandFields fields, @Nullable RequestId requestId) {
        var query = fields.history();
        if (query == null) {
            refuse(fields, requestId);
            return;
        }
        session.answer(AnswerBodies.history(context.view().recent(query), requestId));
    }

    private void status(CommandFields fields, @Nullable RequestId requestId) {
        if (hasFields(fields, requestId)) {
            return;
        }
        session.answer(AnswerBodies.status(context.statusBodies()::system, requestId));
    }

    private void heartbeat(CommandFields fields, @Nullable RequestId requestId) {
        if (hasFields(fields, requestId)) {
            return;
        }
        session.position(
                cursor -> session.answer(AnswerBodies.heartbeat(clientId, cursor, requestId)));
    }

    private void subscribe(CommandFields fields, @Nullable RequestId requestId) {
        var parameters = fields.parameters();
        if (parameters == null) {
            refuse(fields, requestId);
            return;
        }
        switch (SubscriptionReader.ofJson(
                context.feed().names(), parameters, context.heartbeat())) {
            case SubscriptionReader.Result.Valid(var request) ->
                    session.subscribe(
                            request, cursor -> AnswerBodies.subscribed(cursor, requestId));
            case SubscriptionReader.Result.Invalid(var kind, var detail, var violations) ->
                    session.answer(Problem.of(kind, detail, violations), requestId);
        }
    }

    private void unsubscribe(CommandFields fields, @Nullable RequestId requestId) {
        if (hasFields(fields, requestId)) {
            return;
        }
        byte[] answer = AnswerBodies.unsubscribed(requestId);
        session.subscribe(session.nothing(), cursor -> answer);
    }

    /** Refuses a command that takes no fields and was given some. */
    private boolean hasFields(CommandFields fields, @Nullable RequestId requestId) {
        if (fields.areKnown()) {
            return false;
        }
        refuse(fields, requestId);
        return true;
    }

    private void update(CommandFields fields, @Nullable RequestId requestId) {
        JsonNode data = fields.data();
        String key = fields.idempotencyKey();
        if (data == null) {
            refuse(fields, requestId);
            return;
        }
        if (!session.owesAnswer()) {
            // the reconnect message comes instead: it is not taken
            return;
        }
        var _ =
                context.admission()
                        .update(data, new SenderIdentity("", key))
                        .thenAccept(outcome -> answer(outcome, requestId))
                        .whenComplete((done, failure) -> session.answered());
    }

    private void answer(Admission outcome, @Nullable RequestId requestId) {
        switch (outcome) {
            case Admission.Accepted accepted ->
                    session.answer(AnswerBodies.accepted(accepted, requestId));
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

    private void refuse(CommandFields fields, @Nullable RequestId requestId) {
        session.answer(
                Problem.of(
                        ProblemKind.INVALID_REQUEST,
                        "the command breaks rules",
                        fields.violations()),
                requestId);
    }
}
