package dev.switchboard.broadcast.message;

import dev.switchboard.broadcast.fanout.SubscriberMessage;
import dev.switchboard.broadcast.feed.FeedEntry;
import dev.switchboard.broadcast.history.ContractChange;
import dev.switchboard.model.json.Json;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.Objects;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;

/**
 * The JSON bodies of messages, the same on every protocol: one object with a {@code type}, UTF-8.
 */
public final class MessageBodies {

    private MessageBodies() {}

    /** The type of a message. */
    public static String type(SubscriberMessage message) {
        return switch (message) {
            case SubscriberMessage.Changed changed -> changed.entry().messageType();
            case SubscriberMessage.Left left ->
                    Objects.requireNonNull(left.entry().leftMessageType());
            case SubscriberMessage.ReplayBegin _ -> MessageType.REPLAY_BEGIN.label();
            case SubscriberMessage.ReplayComplete _ -> MessageType.REPLAY_COMPLETE.label();
            case SubscriberMessage.Missed _ -> MessageType.MISSED.label();
            case SubscriberMessage.Position _ -> MessageType.POSITION.label();
            case SubscriberMessage.Reconnect _ -> MessageType.RECONNECT.label();
        };
    }

    /** The body of a message. */
    public static byte[] of(SubscriberMessage message) {
        return write(
                type(message),
                json -> {
                    switch (message) {
                        case SubscriberMessage.Changed(var entry, var cursor, var replayed) -> {
                            entry.writeMessage(json);
                            tail(json, entry, cursor.encode(), replayed);
                        }
                        case SubscriberMessage.Left(var entry, var cursor, var replayed) -> {
                            entry.writeKey(json);
                            tail(json, entry, cursor.encode(), replayed);
                        }
                        case SubscriberMessage.ReplayBegin(var snapshot, var recovered) -> {
                            json.writeBooleanProperty("snapshot", snapshot);
                            json.writeBooleanProperty("recovered", recovered);
                        }
                        case SubscriberMessage.ReplayComplete(var cursor) ->
                                json.writeStringProperty("cursor", cursor.encode());
                        case SubscriberMessage.Missed(var count, var cursor) -> {
                            json.writeNumberProperty("count", count);
                            json.writeStringProperty("cursor", cursor.encode());
                        }
                        case SubscriberMessage.Position(var cursor) ->
                                json.writeStringProperty("cursor", cursor.encode());
                        case SubscriberMessage.Reconnect(var delayMillis, var cursor) -> {
                            json.writeNumberProperty("delay_ms", delayMillis);
                            json.writeStringProperty("cursor", cursor.encode());
                        }
                    }
                });
    }

    /** A body of that type; {@code fields} writes the rest of its properties. */
    public static byte[] write(String type, Consumer<JsonGenerator> fields) {
        return object(json -> {
            json.writeStringProperty("type", type);
            fields.accept(json);
        });
    }

    /** A JSON object as UTF-8; {@code fields} writes its properties. */
    public static byte[] object(Consumer<JsonGenerator> fields) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(320);
        try (JsonGenerator json = Json.MAPPER.createGenerator(bytes)) {
            json.writeStartObject();
            fields.accept(json);
            json.writeEndObject();
        }
        return bytes.toByteArray();
    }

    /** Writes a change as an item of a list: the update, or the removal, with when and where. */
    public static void item(JsonGenerator json, ContractChange change) {
        json.writeStartObject();
        itemFields(json, change);
        json.writeEndObject();
    }

    /** A change as a JSON object by itself, the same as {@link #item}. */
    public static byte[] itemAlone(ContractChange change) {
        return object(json -> itemFields(json, change));
    }

    private static void itemFields(JsonGenerator json, ContractChange change) {
        change.writeKey(json);
        if (change.isRemoval()) {
            json.writeBooleanProperty("removed", true);
        } else {
            change.writeState(json);
        }
        json.writeStringProperty("id", change.id().toString());
        json.writeStringProperty("recorded_at", time(change.appendTime()));
    }

    /** A time in milliseconds since 1970 as an ISO 8601 instant. */
    public static String time(long millis) {
        return Instant.ofEpochMilli(millis).toString();
    }

    private static void tail(JsonGenerator json, FeedEntry entry, String cursor, boolean replayed) {
        json.writeStringProperty("id", entry.id().toString());
        json.writeStringProperty("cursor", cursor);
        if (replayed) {
            json.writeBooleanProperty("replayed", true);
        }
        if (entry.isTest()) {
            json.writeBooleanProperty("test", true);
        }
    }
}
