package dev.switchboard.broadcast.message;

import dev.switchboard.broadcast.fanout.Notice;
import dev.switchboard.broadcast.history.ContractChange;
import dev.switchboard.broadcast.history.FeedEntry;
import dev.switchboard.model.json.Json;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;

/**
 * The JSON bodies of messages, the same on every protocol: one object with a {@code type}, UTF-8.
 */
public final class MessageBodies {

    private MessageBodies() {}

    /** The type of the message that tells a notice. */
    public static String type(Notice notice) {
        return switch (notice) {
            case Notice.Changed changed -> changed.entry().messageType();
            case Notice.Left left -> left.entry().leftMessageType();
            case Notice.ReplayBegin _ -> MessageType.REPLAY_BEGIN.label();
            case Notice.ReplayComplete _ -> MessageType.REPLAY_COMPLETE.label();
            case Notice.Missed _ -> MessageType.MISSED.label();
            case Notice.Position _ -> MessageType.POSITION.label();
            case Notice.Reconnect _ -> MessageType.RECONNECT.label();
        };
    }

    /** The body of a notice. */
    public static byte[] of(Notice notice) {
        return write(
                type(notice),
                json -> {
                    switch (notice) {
                        case Notice.Changed(var entry, var cursor, var replayed) -> {
                            entry.writeMessage(json);
                            tail(json, entry, cursor.encode(), replayed);
                        }
                        case Notice.Left(var entry, var cursor, var replayed) -> {
                            entry.writeKey(json);
                            tail(json, entry, cursor.encode(), replayed);
                        }
                        case Notice.ReplayBegin(var snapshot, var recovered) -> {
                            json.writeBooleanProperty("snapshot", snapshot);
                            json.writeBooleanProperty("recovered", recovered);
                        }
                        case Notice.ReplayComplete(var cursor) ->
                                json.writeStringProperty("cursor", cursor.encode());
                        case Notice.Missed(var count, var cursor) -> {
                            json.writeNumberProperty("count", count);
                            json.writeStringProperty("cursor", cursor.encode());
                        }
                        case Notice.Position(var cursor) ->
                                json.writeStringProperty("cursor", cursor.encode());
                        case Notice.Reconnect(var delayMillis, var cursor) -> {
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
