package dev.switchboard.broadcast.socket;

import dev.switchboard.broadcast.dialect.MessageBodies;
import dev.switchboard.broadcast.fanout.Encoder;
import dev.switchboard.broadcast.fanout.Notice;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Words notices as JSON objects. All clients share the same bytes, but for heart-beats. */
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
    public ByteBuffer encode(Notice notice) {
        return ByteBuffer.wrap(
                notice instanceof Notice.Position(var cursor)
                        ? heartbeat(cursor.encode())
                        : MessageBodies.of(notice));
    }

    @Override
    public ByteBuffer alive() {
        return ByteBuffer.wrap(heartbeat(null));
    }

    private byte[] heartbeat(@Nullable String cursor) {
        return MessageBodies.write(
                "heartbeat",
                json -> {
                    json.writeStringProperty("timestamp", now());
                    json.writeStringProperty("client_id", clientId);
                    if (cursor != null) {
                        json.writeStringProperty("cursor", cursor);
                    }
                });
    }

    static String now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS).toString();
    }
}
