package dev.switchboard.broadcast.socket;

import dev.switchboard.broadcast.asyncapi.ApiSection;
import dev.switchboard.broadcast.asyncapi.ChannelObject;
import dev.switchboard.broadcast.asyncapi.MessageObject;
import dev.switchboard.broadcast.asyncapi.Server;
import dev.switchboard.broadcast.dialect.DescriptionSamples;
import dev.switchboard.broadcast.dialect.MessageBodies;
import dev.switchboard.broadcast.dialect.MessageSchemas;
import dev.switchboard.broadcast.dialect.MessageType;
import dev.switchboard.broadcast.dialect.SubscriptionParameter;
import dev.switchboard.model.json.Json;
import dev.switchboard.model.schema.Schema;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Describes {@code /ws}. */
final class SocketApiSection implements ApiSection {

    /** Where it is. */
    static final String PATH = "/ws";

    @Override
    public List<ChannelObject> channels() {
        ChannelObject socket =
                new ChannelObject(
                        "socket",
                        Server.WEB_SOCKET,
                        PATH,
                        "Plain JSON: one WebSocket message is one JSON object with a type. Without"
                                + " parameters a connection gets all live updates.");
        socket.binding("ws", handshake());
        socket.sends("tellSocket", "Tell a subscriber what happens.", told());
        for (Command command : Command.values()) {
            socket.answers(
                    "do" + command.title(),
                    "Do what a client asks for, or answer why not.",
                    message(command),
                    socket,
                    List.of(message(command.answer()), message(AnswerType.ERROR)));
        }
        return List.of(socket);
    }

    /** What comes without being asked for: whatever is no answer alone. */
    private static List<MessageObject> told() {
        List<MessageObject> told = new ArrayList<>();
        Arrays.stream(MessageType.values())
                // of which /ws has heart-beats instead
                .filter(type -> type != MessageType.POSITION)
                .map(SocketApiSection::message)
                .forEach(told::add);
        told.add(message(AnswerType.WELCOME));
        told.add(message(AnswerType.HEARTBEAT));
        told.add(message(AnswerType.ERROR));
        return told;
    }

    private static MessageObject message(MessageType type) {
        return MessageObject.of("ws_" + type.label(), type.label(), type.meaning())
                .payload(MessageSchemas.of(type))
                .example(json(MessageBodies.of(DescriptionSamples.notice(type))));
    }

    private static MessageObject message(AnswerType type) {
        return MessageObject.of("ws_" + type.label(), type.label(), type.meaning())
                .payload(SocketSchemas.of(type))
                .example(json(SocketExamples.of(type)));
    }

    private static MessageObject message(Command command) {
        return MessageObject.of("ws_command_" + command.label(), command.label(), command.meaning())
                .payload(SocketSchemas.of(command))
                .example(Json.MAPPER.readTree(SocketExamples.of(command)));
    }

    private static ObjectNode handshake() {
        Schema query = Schema.object();
        for (SubscriptionParameter parameter : SubscriptionParameter.values()) {
            query.optional(parameter.inQuery(), parameter.parameter());
        }
        ObjectNode ws = Json.MAPPER.createObjectNode();
        ws.put("method", "GET");
        ws.set("query", query.json());
        return ws.put("bindingVersion", "0.1.0");
    }

    private static JsonNode json(byte[] body) {
        return Json.MAPPER.readTree(body);
    }
}
