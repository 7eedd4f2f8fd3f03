package dev.switchboard.checker.wire;

import dev.switchboard.checker.message.Message;
import dev.switchboard.checker.message.SubscriberMessageReader;
import dev.switchboard.checker.subscription.RequestedSubscription;
import java.io.IOException;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** A subscriber's connection at {@code /ws}. */
public final class SocketConnection implements SubscriberConnection {

    private final WebSocket socket;

    /** Whether it still has the subscription that every connection begins with. */
    private boolean unwanted;

    private SocketConnection(WebSocket socket, boolean unwanted) {
        this.socket = socket;
        this.unwanted = unwanted;
    }

    /**
     * Connects and subscribes.
     *
     * @param since the cursor to go on from; null for none
     */
    public static SocketConnection open(
            URI base, RequestedSubscription requested, @Nullable String since) throws IOException {
        return new SocketConnection(
                WebSocket.connect(base, "/ws" + SubscriptionQueryString.of(requested, since)),
                false);
    }

    /** Connects, and then subscribes by command; what comes before the answer is passed over. */
    public static SocketConnection openAndAsk(
            URI base, RequestedSubscription requested, @Nullable String since) throws IOException {
        SocketConnection connection = new SocketConnection(WebSocket.connect(base, "/ws"), true);
        connection.socket.send(SubscriptionQueryString.command(requested, since));
        return connection;
    }

    @Override
    public @Nullable Heard next(int millis) throws IOException {
        byte[] message = socket.next(millis);
        if (message == null) {
            return null;
        }
        Message read = SubscriberMessageReader.read(message);
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
