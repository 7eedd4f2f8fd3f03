package dev.switchboard.broadcast.stomp;

import dev.switchboard.broadcast.asyncapi.MessageObject;
import dev.switchboard.broadcast.dialect.MessageSchemas;
import dev.switchboard.broadcast.dialect.MessageType;
import dev.switchboard.model.problem.Problem;
import dev.switchboard.model.schema.FeedSchemas;
import dev.switchboard.model.schema.ProblemSchemas;
import dev.switchboard.model.schema.Schema;
import java.util.Arrays;

/** Describes the frames that the server sends. Header values are texts, as STOMP has it. */
final class ServerFrames {

    private static final String NUMBER = "\\d+";

    private ServerFrames() {}

    static MessageObject connected() {
        return FrameExamples.connected(
                frame("CONNECTED", "The session is open.")
                        .headers(
                                Schema.object()
                                        .with(
                                                "version",
                                                Schema.label(
                                                        Arrays.stream(StompVersion.values())
                                                                .map(StompVersion::number)
                                                                .toList()))
                                        .with("session", Schema.string())
                                        .with("server", Schema.constant(StompFrames.SERVER))
                                        .optional("heart-beat", ClientFrames.heartbeat())));
    }

    static MessageObject receipt() {
        return FrameExamples.receipt(
                frame("RECEIPT", "What was asked to be confirmed is done.")
                        .headers(Schema.object().with("receipt-id", Schema.string())));
    }

    static MessageObject error() {
        return FrameExamples.error(
                frame("ERROR", "The session ends; why is in the body.")
                        .contentType(Problem.MEDIA_TYPE)
                        .headers(
                                Schema.object()
                                        .with(
                                                "message",
                                                Schema.string()
                                                        .describedAs("The problem's detail."))
                                        .with("content-type", Schema.constant(Problem.MEDIA_TYPE))
                                        .with("content-length", Schema.string().matching(NUMBER))
                                        .optional(
                                                "receipt-id",
                                                Schema.string()
                                                        .describedAs(
                                                                "The receipt that the frame at fault asked for."))
                                        .optional(
                                                "version",
                                                Schema.string()
                                                        .describedAs(
                                                                "The versions that are spoken."))
                                        .optional(
                                                StompHeaders.CURSOR, Schema.ref(FeedSchemas.CURSOR))
                                        .optional(StompHeaders.RECONNECT_DELAY, delay()))
                        .payload(Schema.ref(ProblemSchemas.PROBLEM)));
    }

    /** A MESSAGE that tells a notice of that type. */
    static MessageObject message(MessageType type) {
        MessageObject message =
                MessageObject.of("stomp_" + type.label(), type.label(), type.meaning())
                        .stompCommand("MESSAGE")
                        .headers(headers(type))
                        .payload(MessageSchemas.of(type));
        return FrameExamples.notice(message, type);
    }

    private static Schema headers(MessageType type) {
        Schema headers =
                Schema.object()
                        .with("destination", Schema.string())
                        .optional(
                                "subscription",
                                Schema.string().describedAs("The id given; STOMP 1.0 needs none."))
                        .optional(
                                "ack",
                                Schema.string()
                                        .describedAs(
                                                "What ACK and NACK name; in STOMP 1.2, where the"
                                                        + " subscription has another ack than"
                                                        + " auto."))
                        .with("content-type", Schema.constant("application/json"))
                        .with("content-length", Schema.string().matching(NUMBER));
        return switch (type) {
            case CONTRACT_UPDATE, CONTRACT_REMOVED, CONTRACT_LEFT ->
                    headers.with("message-id", Schema.ref(FeedSchemas.MESSAGE_ID))
                            .with(StompHeaders.CURSOR, Schema.ref(FeedSchemas.CURSOR))
                            .with(
                                    StompHeaders.TIMESTAMP,
                                    Schema.string()
                                            .matching(NUMBER)
                                            .describedAs(
                                                    "When Kafka took it, milliseconds since 1970."))
                            .optional(StompHeaders.REPLAYED, Schema.constant("true"));
            case RECONNECT ->
                    headers.with("message-id", ofNotice(type))
                            .with(StompHeaders.CURSOR, Schema.ref(FeedSchemas.CURSOR))
                            .with(StompHeaders.RECONNECT_DELAY, delay());
            case REPLAY_COMPLETE, MISSED, POSITION ->
                    headers.with("message-id", ofNotice(type))
                            .with(StompHeaders.CURSOR, Schema.ref(FeedSchemas.CURSOR));
            case REPLAY_BEGIN -> headers.with("message-id", ofNotice(type));
        };
    }

    private static Schema delay() {
        return Schema.string()
                .matching(NUMBER)
                .describedAs("Milliseconds after which to come back: this node stops.");
    }

    private static Schema ofNotice(MessageType type) {
        return Schema.string().matching(type.label() + "-" + NUMBER);
    }

    private static MessageObject frame(String command, String summary) {
        return MessageObject.of("stomp_" + command, command, summary).stompCommand(command);
    }
}
