package dev.switchboard.broadcast.dialect;

import dev.switchboard.model.schema.ContractSchemas;
import dev.switchboard.model.schema.FeedSchemas;
import dev.switchboard.model.schema.NamedSchemas;
import dev.switchboard.model.schema.Schema;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Schemas of the bodies of messages, as {@link MessageBodies} writes them. */
public final class MessageSchemas {

    private MessageSchemas() {}

    /** A message of that type. */
    public static Schema of(MessageType type) {
        return Schema.ref(name(type));
    }

    /** All of them by name. */
    static NamedSchemas named() {
        return new NamedSchemas(
                Arrays.stream(MessageType.values())
                        .collect(Collectors.toMap(MessageSchemas::name, MessageSchemas::describe)));
    }

    private static String name(MessageType type) {
        return type.inCamelCase() + "Message";
    }

    private static Schema describe(MessageType type) {
        Schema message = typed(type.label()).describedAs(type.meaning());
        return switch (type) {
            case CONTRACT_UPDATE ->
                    tail(message.with("data", Schema.ref(ContractSchemas.CANONICAL_UPDATE)))
                            .optional("test", test());
            case CONTRACT_REMOVED, CONTRACT_LEFT ->
                    tail(message.with("contract_id", Schema.ref(ContractSchemas.ID)));
            case REPLAY_BEGIN ->
                    message.with(
                                    "snapshot",
                                    Schema.bool()
                                            .describedAs(
                                                    "What follows is the whole state: forget what"
                                                            + " you have."))
                            .with(
                                    "recovered",
                                    Schema.bool()
                                            .describedAs(
                                                    "What follows is everything since your"
                                                            + " cursor."));
            case MISSED ->
                    message.with(
                                    "count",
                                    Schema.integer()
                                            .atLeast(0)
                                            .describedAs("Records of the feed passed over."))
                            .with("cursor", Schema.ref(FeedSchemas.CURSOR));
            case RECONNECT ->
                    message.with(
                                    "delay_ms",
                                    Schema.integer()
                                            .atLeast(0)
                                            .describedAs(
                                                    "Milliseconds after which to come back, chosen"
                                                            + " at random for each client."))
                            .with("cursor", Schema.ref(FeedSchemas.CURSOR));
            case REPLAY_COMPLETE, POSITION ->
                    message.with("cursor", Schema.ref(FeedSchemas.CURSOR));
        };
    }

    /** An object of that {@code type} without further properties so far. */
    public static Schema typed(String type) {
        return Schema.object().with("type", Schema.constant(type));
    }

    private static Schema tail(Schema message) {
        return message.with("id", Schema.ref(FeedSchemas.MESSAGE_ID))
                .with("cursor", Schema.ref(FeedSchemas.CURSOR))
                .optional(
                        "replayed",
                        Schema.truth().describedAs("It comes from a replay; else absent."));
    }

    private static Schema test() {
        return Schema.truth().describedAs("It is a test update, kept nowhere; else absent.");
    }
}
