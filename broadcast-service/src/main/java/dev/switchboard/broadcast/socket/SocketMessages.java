package dev.switchboard.broadcast.socket;

import dev.switchboard.broadcast.fanout.Encoder;
import dev.switchboard.broadcast.fanout.SubscriberMessage;
import dev.switchboard.broadcast.message.MessageBodies;
import dev.switchboard.broadcast.websocket.TextFrame;
import java.nio.ByteBuffer;

/** Encodes messages as JSON objects. All clients share the same bytes, but for heart-beats. */
final class SocketMessages implements Encoder {

    private final String clientId;

    SocketMessages(String clientId) {
        this.clientId = clientId;
    }

    @Override
    public Object audience() {
        return SocketMessages.class;
    }

    @Override
    public ByteBuffer encode(SubscriberMessage message) {
        return TextFrame.of(
                message instanceof SubscriberMessage.Position(var cursor)
                        ? AnswerBodies.heartbeat(clientId, cursor, null)
                        : MessageBodies.of(message));
    }

    @Override
    public ByteBuffer alive() {
        return TextFrame.of(AnswerBodies.heartbeat(clientId, null, null));
    }
}
