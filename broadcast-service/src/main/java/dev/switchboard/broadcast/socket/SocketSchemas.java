package dev.switchboard.broadcast.socket;

import dev.switchboard.admission.service.AdmissionSchemas;
import dev.switchboard.broadcast.dialect.MessageSchemas;
import dev.switchboard.broadcast.dialect.StatusSchemas;
import dev.switchboard.broadcast.dialect.SubscriptionParameter;
import dev.switchboard.model.problem.ProblemKind;
import dev.switchboard.model.schema.ContractSchemas;
import dev.switchboard.model.schema.FeedSchemas;
import dev.switchboard.model.schema.ProblemSchemas;
import dev.switchboard.model.schema.Schema;
import java.util.Arrays;

/** Schemas of commands, and of the answers that {@link AnswerBodies} words. */
final class SocketSchemas {

    private SocketSchemas() {}

    static Schema of(AnswerType type) {
        Schema message = MessageSchemas.typed(type.label());
        return switch (type) {
            case WELCOME ->
                    message.with("client_id", clientId())
                            .with("cursor", Schema.ref(FeedSchemas.CURSOR));
            case HEARTBEAT ->
                    repeating(message)
                            .with("timestamp", Schema.ref(ContractSchemas.INSTANT))
                            .with("client_id", clientId())
                            .optional("cursor", Schema.ref(FeedSchemas.CURSOR));
            case SUBSCRIBED -> repeating(message).with("cursor", Schema.ref(FeedSchemas.CURSOR));
            case UNSUBSCRIBED -> repeating(message);
            case HISTORY -> repeating(StatusSchemas.history(message));
            case STATUS -> repeating(StatusSchemas.system(message));
            case ACCEPTED ->
                    repeating(message)
                            .with("contract_id", Schema.ref(ContractSchemas.ID))
                            .with("message_id", Schema.ref(FeedSchemas.MESSAGE_ID));
            case ERROR -> error(message);
        };
    }

    private static Schema error(Schema message) {
        return repeating(message)
                .with(
                        "code",
                        Schema.label(
                                Arrays.stream(ProblemKind.values())
                                        .map(ProblemKind::code)
                                        .toList()))
                .with("message", Schema.string().describedAs("What is wrong, and what to do."))
                .optional("violations", ProblemSchemas.violations())
                .optional("cursor", Schema.ref(FeedSchemas.CURSOR));
    }

    static Schema of(Command command) {
        Schema schema = repeating(MessageSchemas.typed(command.label()));
        for (String field : command.fields()) {
            schema.optional(field, field(field));
        }
        return (command == Command.CONTRACT_UPDATE ? schema.requiring("data") : schema).closed();
    }

    private static Schema field(String name) {
        return switch (name) {
            case "contract_id" -> oneOrMore(Schema.ref(ContractSchemas.ID));
            case "location" -> oneOrMore(Schema.ref(ContractSchemas.LOCATION));
            case "before" -> Schema.string().describedAs("The next of an earlier page.");
            case "data" -> Schema.ref(ContractSchemas.UPDATE);
            case "idempotency_key" -> Schema.ref(AdmissionSchemas.IDEMPOTENCY_KEY);
            case "timestamp", "client_id" -> Schema.anything().describedAs("Passed over.");
            default -> parameter(name);
        };
    }

    private static Schema parameter(String name) {
        SubscriptionParameter parameter =
                Arrays.stream(SubscriptionParameter.values())
                        .filter(w -> w.inJson().equals(name))
                        .findFirst()
                        .orElseThrow(() -> new IllegalStateException("no schema for " + name));
        return (parameter.isRepeatable() ? oneOrMore(parameter.schema()) : parameter.schema());
    }

    private static Schema oneOrMore(Schema schema) {
        return Schema.either(schema, Schema.array(schema));
    }

    private static Schema clientId() {
        return Schema.string().format("uuid").describedAs("Names this connection.");
    }

    private static Schema repeating(Schema schema) {
        return schema.optional(
                "request_id",
                Schema.anything()
                        .describedAs("Any JSON; the answer to a command repeats the command's."));
    }
}
