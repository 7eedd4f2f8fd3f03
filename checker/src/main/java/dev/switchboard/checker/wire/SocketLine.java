package dev.switchboard.checker.wire;

import dev.switchboard.checker.message.Message;
import dev.switchboard.checker.message.MessageReader;
import dev.switchboard.checker.wish.Wish;
import java.io.IOException;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** A subscriber's connection at {@code /ws}. */
public final class SocketLine implements Line {

    private final WebSocket socket;

    /** Whether it still has the subscription that every connection begins with. */
    private boolean unwanted;

    private SocketLine(WebSocket socket, boolean unwanted) {
        this.socket = socket;
        this.unwanted = unwanted;
    }

    /**
     * Connects and subscribes.
     *
     * @param since the cursor to go on from; null for none
     */
    public static SocketLine open(URI base, Wish wish, @Nullable String since) throws IOException {
        return new SocketLine(WebSocket.connect(base, "/ws" + Query.of(wish, since)), false);
    }

    /** Connects, and then subscribes by command; what comes before the answer is passed over. */
    public static SocketLine openAndAsk(URI base, Wish wish, @Nullable String since)
            throws IOException {
        SocketLine line = new SocketLine(WebSocket.connect(base, "/ws"), true);
        line.socket.send(Query.command(wish, since));
        return line;
    }

    @Override
    public @Nullable Heard next(int millis) throws IOException {
        byte[] message = socket.next(millis);
        if (message == null) {
            return null;
        }
        Message read = MessageReader.read(message);
        if (unwanted) {
            unwanted = !(read instanceof Message.Subscribed);
            read = beforeTheAnswer(read);
        }
        return new Heard(0, read);
    }

    private static Message beforeTheAnswer(Message read) {
        return switch (read) {
            case Message.Subscribed(String cursor) -> new Message.Welcome(cursor);
            // its cursor is that of the subscription that is not wanted
            case Message.Reconnect(long delay, var _) -> new Message.Reconnect(delay, null);
            default -> new Message.Answer("unwanted");
        };
    }

    @Override
    public void end(Ending ending) {
        socket.end(ending);
    }
}
