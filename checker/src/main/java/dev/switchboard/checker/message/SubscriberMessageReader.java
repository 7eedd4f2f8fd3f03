package dev.switchboard.checker.message;

import dev.switchboard.model.contract.ContractUpdate;
import dev.switchboard.model.contract.ParsedUpdate;
import dev.switchboard.model.contract.UpdateReader;
import dev.switchboard.model.json.Json;
import dev.switchboard.model.json.MalformedJsonException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads the JSON bodies of messages. */
public final class SubscriberMessageReader {

    private SubscriberMessageReader() {}

    /**
     * Reads one message.
     *
     * @throws IllegalArgumentException when it is none; the message quotes the body
     */
    public static Message read(byte[] utf8) {
        JsonNode body;
        try {
            body = Json.read(utf8);
        } catch (MalformedJsonException e) {
            throw new IllegalArgumentException("no JSON: " + e.detail(), e);
        }
        return switch (text(body, "type")) {
            case "welcome" -> new Message.Welcome(text(body, "cursor"));
            case "subscribed" -> new Message.Subscribed(text(body, "cursor"));
            case "contract_update" -> updated(body);
            case "contract_removed" -> changed(Message.Kind.REMOVED, body, null);
            case "contract_left" -> changed(Message.Kind.LEFT, body, null);
            case "replay_begin" ->
                    new Message.ReplayBegin(flag(body, "snapshot"), flag(body, "recovered"));
            case "replay_complete" -> new Message.ReplayComplete(text(body, "cursor"));
            case "missed" ->
                    new Message.Missed(body.path("count").longValue(), text(body, "cursor"));
            case "heartbeat", "position" ->
                    body.has("cursor")
                            ? new Message.Position(text(body, "cursor"))
                            : new Message.Answer("heartbeat");
            case "reconnect" ->
                    new Message.Reconnect(body.path("delay_ms").longValue(), text(body, "cursor"));
            case "error" ->
                    new Message.Refusal(
                            text(body, "code") + ": " + text(body, "message"),
                            body.has("cursor") ? text(body, "cursor") : null);
            case String other -> new Message.Answer(other);
        };
    }

    private static Message updated(JsonNode body) {
        if (UpdateReader.STRICT.read(body.path("data"))
                instanceof ParsedUpdate.Valid(ContractUpdate update)) {
            return changed(Message.Kind.UPDATED, body, update);
        }
        throw new IllegalArgumentException("its data is no update: " + body);
    }

    private static Message changed(
            Message.Kind kind, JsonNode body, @Nullable ContractUpdate update) {
        return new Message.Changed(
                kind,
                update == null ? text(body, "contract_id") : update.contractId().value(),
                update,
                text(body, "id"),
                text(body, "cursor"),
                flag(body, "replayed"),
                flag(body, "test"));
    }

    private static boolean flag(JsonNode body, String name) {
        return body.path(name).booleanValue(false);
    }

    private static String text(JsonNode body, String name) {
        JsonNode value = body.get(name);
        if (value == null || !value.isString()) {
            throw new IllegalArgumentException("no text '" + name + "' in " + body);
        }
        return value.stringValue();
    }
}
