package dev.switchboard.checker.wire;

import dev.switchboard.checker.message.MessageReader;
import dev.switchboard.checker.wish.Wish;
import java.io.IOException;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** A subscriber's connection at {@code /ws}. */
public final class SocketLine implements Line {

    private final WebSocket socket;

    private SocketLine(WebSocket socket) {
        this.socket = socket;
    }

    /**
     * Connects and subscribes.
     *
     * @param since the cursor to go on from; null for none
     */
    public static SocketLine open(URI base, Wish wish, @Nullable String since) throws IOException {
        return new SocketLine(WebSocket.connect(base, "/ws" + Query.of(wish, since)));
    }

    @Override
    public @Nullable Heard next(int millis) throws IOException {
        byte[] message = socket.next(millis);
        return message == null ? null : new Heard(0, MessageReader.read(message));
    }

    @Override
    public void end(Ending ending) {
        socket.end(ending);
    }
}
