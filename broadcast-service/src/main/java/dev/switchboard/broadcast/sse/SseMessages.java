package dev.switchboard.broadcast.sse;

import dev.switchboard.broadcast.fanout.Encoder;
import dev.switchboard.broadcast.fanout.SubscriberMessage;
import dev.switchboard.broadcast.message.MessageBodies;
import dev.switchboard.model.feed.Cursor;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Encodes messages as events (HTML standard, section Server-sent events). The event's name is the
 * message's type, its id the cursor; an event with an id alone renews the position and reaches no
 * listener.
 */
final class SseMessages implements Encoder {

    @Override
    public Object audience() {
        return SseMessages.class;
    }

    @Override
    public ByteBuffer encode(SubscriberMessage message) {
        Cursor cursor = message.cursor();
        StringBuilder event = new StringBuilder(512);
        if (cursor != null) {
            event.append("id: ").append(cursor.encode()).append('\n');
        }
        if (message instanceof SubscriberMessage.Reconnect(var delayMillis, var _)) {
            event.append("retry: ").append(delayMillis).append('\n');
        }
        if (!(message instanceof SubscriberMessage.Position)) {
            event.append("event: ").append(MessageBodies.type(message)).append('\n');
            String json = new String(MessageBodies.of(message), StandardCharsets.UTF_8);
            event.append("data: ").append(json).append('\n');
        }
        return ByteBuffer.wrap(event.append('\n').toString().getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public ByteBuffer alive() {
        return ByteBuffer.wrap(": alive\n\n".getBytes(StandardCharsets.UTF_8));
    }
}
