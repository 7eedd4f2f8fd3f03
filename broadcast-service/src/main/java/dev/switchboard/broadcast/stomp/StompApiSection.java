package dev.switchboard.broadcast.stomp;

import dev.switchboard.broadcast.asyncapi.ApiSection;
import dev.switchboard.broadcast.asyncapi.ChannelObject;
import dev.switchboard.broadcast.asyncapi.MessageObject;
import dev.switchboard.broadcast.asyncapi.Server;
import dev.switchboard.broadcast.dialect.MessageType;
import dev.switchboard.model.contract.Location;
import dev.switchboard.model.json.Json;
import dev.switchboard.model.schema.Schema;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Describes STOMP: the session, the destinations to subscribe to, and the one to send to. */
final class StompApiSection implements ApiSection {

    /** Where the WebSocket is. */
    static final String PATH = "/stomp";

    @Override
    public List<ChannelObject> channels() {
        ChannelObject session = session();
        List<ChannelObject> channels = new ArrayList<>();
        channels.add(session);
        for (Destination destination : Destination.values()) {
            channels.add(topic(destination));
        }
        channels.add(
                new ChannelObject(
                                "stompUpdate",
                                Server.STOMP,
                                StompCommands.UPDATES,
                                "SEND an update here; its receipt means that Kafka has it.")
                        .answers(
                                "takeStompUpdate",
                                "Take an update, or end the session with an ERROR.",
                                ClientFrames.send(),
                                session,
                                List.of(ServerFrames.receipt(), ServerFrames.error())));
        return channels;
    }

    private static ChannelObject session() {
        ChannelObject session =
                new ChannelObject(
                        "stompSession",
                        Server.WEB_SOCKET,
                        PATH,
                        "The WebSocket in which STOMP 1.0, 1.1 and 1.2 are spoken. Any frame of a"
                                + " client's may ask for a receipt. Faults are an ERROR, and then"
                                + " the connection closes. Acknowledgements mean nothing more than"
                                + " ack:auto; transactions are not offered.");
        session.binding("ws", handshake());
        session.answers(
                "openStomp",
                "Open a session.",
                ClientFrames.connect(),
                session,
                List.of(ServerFrames.connected(), ServerFrames.error()));
        session.receives(
                "leaveStomp",
                "End a subscription or the session, and take acknowledgements.",
                List.of(
                        ClientFrames.unsubscribe(),
                        ClientFrames.disconnect(),
                        ClientFrames.ack(),
                        ClientFrames.nack()));
        return session.sends(
                "confirmStomp",
                "Confirm what was asked to be confirmed, or end the session.",
                List.of(ServerFrames.receipt(), ServerFrames.error()));
    }

    private static ChannelObject topic(Destination destination) {
        String name = destination.title();
        ChannelObject topic =
                new ChannelObject(
                        "stomp" + name,
                        Server.STOMP,
                        destination.address(),
                        destination.meaning() + " Ids are percent-encoded where needed.");
        switch (destination) {
            case ALL -> {}
            case CONTRACT -> topic.parameter("contract_id", "A contract.", "c-42");
            case LOCATION -> topic.parameter("location", "A location.", Location.labels());
        }
        return topic.receives(
                        "subscribe" + name,
                        "Subscribe a client.",
                        List.of(ClientFrames.subscribe()))
                .sends("tell" + name, "Tell a subscriber what happens.", told(destination));
    }

    /** Only what is bound to a location can be left. */
    private static List<MessageObject> told(Destination destination) {
        return Arrays.stream(MessageType.values())
                .filter(type ->
                        type != MessageType.CONTRACT_LEFT || destination == Destination.LOCATION)
                .map(ServerFrames::message)
                .toList();
    }

    private static ObjectNode handshake() {
        ObjectNode ws = Json.MAPPER.createObjectNode();
        ws.put("method", "GET");
        ws.set(
                "headers",
                Schema.object()
                        .optional(
                                "Sec-WebSocket-Protocol",
                                Schema.label(StompVersion.subprotocols())
                                        .describedAs("Need not be given."))
                        .json());
        return ws.put("bindingVersion", "0.1.0");
    }
}
