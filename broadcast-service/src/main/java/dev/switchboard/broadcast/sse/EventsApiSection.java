package dev.switchboard.broadcast.sse;

import dev.switchboard.broadcast.asyncapi.ApiSection;
import dev.switchboard.broadcast.asyncapi.ChannelObject;
import dev.switchboard.broadcast.asyncapi.MessageObject;
import dev.switchboard.broadcast.asyncapi.Server;
import dev.switchboard.broadcast.dialect.DescriptionSamples;
import dev.switchboard.broadcast.dialect.MessageBodies;
import dev.switchboard.broadcast.dialect.MessageSchemas;
import dev.switchboard.broadcast.dialect.MessageType;
import dev.switchboard.broadcast.dialect.SubscriptionParameter;
import dev.switchboard.broadcast.fanout.Notice;
import dev.switchboard.model.json.Json;
import dev.switchboard.model.schema.FeedSchemas;
import dev.switchboard.model.schema.Schema;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Describes {@code /events}. The fields of an event beside its data stand as headers. */
final class EventsApiSection implements ApiSection {

    private static final String BINDING = "0.3.0";

    @Override
    public List<ChannelObject> channels() {
        List<MessageObject> events = new ArrayList<>();
        events.add(welcome());
        for (MessageType type : MessageType.values()) {
            events.add(type == MessageType.POSITION ? position() : event(type));
        }
        return List.of(
                new ChannelObject(
                                "events",
                                Server.HTTP,
                                EventsController.PATH,
                                "Server-sent events. The event's id is the cursor, so that a"
                                        + " browser's EventSource resumes by itself with"
                                        + " Last-Event-ID, which comes before since. While a replay"
                                        + " is on its way comments say that the connection lives.")
                        .sends("tellEvents", "Tell a subscriber what happens.", events)
                        .binding("tellEvents", "http", request()));
    }

    private static MessageObject event(MessageType type) {
        Schema fields = Schema.object().with("event", Schema.constant(type.label()));
        ObjectNode example = Json.MAPPER.createObjectNode().put("event", type.label());
        if (type != MessageType.REPLAY_BEGIN) {
            fields.with("id", Schema.ref(FeedSchemas.CURSOR));
            example.put("id", DescriptionSamples.CURSOR.encode());
        }
        if (DescriptionSamples.notice(type) instanceof Notice.Reconnect(var delayMillis, var _)) {
            fields.with("retry", Schema.integer().describedAs("The same as delay_ms."));
            example.put("retry", delayMillis);
        }
        return MessageObject.of("sse_" + type.label(), type.label(), type.meaning())
                .headers(fields)
                .payload(MessageSchemas.of(type))
                .example(
                        example,
                        Json.MAPPER.readTree(MessageBodies.of(DescriptionSamples.notice(type))));
    }

    private static MessageObject welcome() {
        return MessageObject.of(
                        "sse_welcome",
                        "welcome",
                        "The first of the stream, for no listener. Without an id where a replay"
                                + " follows.")
                .headers(
                        Schema.object()
                                .with(
                                        "retry",
                                        Schema.integer()
                                                .describedAs(
                                                        "Milliseconds after which to come back."))
                                .optional("id", Schema.ref(FeedSchemas.CURSOR)))
                .example(
                        Json.MAPPER
                                .createObjectNode()
                                .put("retry", SseSession.RETRY_MILLIS)
                                .put("id", DescriptionSamples.CURSOR.encode()),
                        null);
    }

    private static MessageObject position() {
        return MessageObject.of(
                        "sse_position",
                        MessageType.POSITION.label(),
                        MessageType.POSITION.meaning() + " It has no data, and is for no listener.")
                .headers(Schema.object().with("id", Schema.ref(FeedSchemas.CURSOR)))
                .example(
                        Json.MAPPER
                                .createObjectNode()
                                .put("id", DescriptionSamples.CURSOR.encode()),
                        null);
    }

    private static ObjectNode request() {
        Schema query = Schema.object();
        for (SubscriptionParameter parameter : SubscriptionParameter.values()) {
            query.optional(parameter.inQuery(), parameter.parameter());
        }
        ObjectNode http = Json.MAPPER.createObjectNode();
        http.put("method", "GET");
        http.set("query", query.json());
        return http.put("bindingVersion", BINDING);
    }
}
