package dev.switchboard.broadcast.socket;

import dev.switchboard.broadcast.fanout.Connection;
import dev.switchboard.broadcast.fanout.Feed;
import dev.switchboard.broadcast.fanout.Filter;
import dev.switchboard.broadcast.fanout.StartPosition;
import dev.switchboard.broadcast.fanout.Subscription;
import dev.switchboard.broadcast.fanout.SubscriptionRequest;
import dev.switchboard.broadcast.subscription.Protocol;
import dev.switchboard.broadcast.subscription.SubscriptionParameters;
import dev.switchboard.broadcast.subscription.SubscriptionQuery;
import dev.switchboard.broadcast.subscription.SubscriptionReader;
import dev.switchboard.broadcast.websocket.ClientSession;
import dev.switchboard.broadcast.websocket.FrameWriter;
import dev.switchboard.broadcast.websocket.HandshakeGate;
import dev.switchboard.model.feed.Cursor;
import dev.switchboard.model.json.Json;
import dev.switchboard.model.json.MalformedJsonException;
import dev.switchboard.model.problem.Problem;
import dev.switchboard.model.problem.ProblemKind;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.WebSocketSession;
import tools.jackson.databind.JsonNode;

/**
 * One client at {@code /ws}. The thread that reads the socket calls it, one call after the other.
 * It always has one subscription, if only to nothing, so that its heart-beats bear a cursor.
 */
final class SocketSession implements ClientSession {

    private final SocketContext context;
    private final String clientId = UUID.randomUUID().toString();
    private final String who;
    private final FrameWriter writer;
    private final Connection connection;
    private final SocketMessages messages = new SocketMessages(clientId);
    private final SocketCommands commands;
    private @Nullable Subscription subscription;

    private SocketSession(SocketContext context, WebSocketSession socket, FrameWriter writer) {
        this.context = context;
        this.who = String.valueOf(socket.getRemoteAddress());
        this.writer = writer;
        this.connection = context.fanout().connect(new SocketTransport(writer));
        this.commands = new SocketCommands(context, this, clientId);
        context.connectionMetrics().came(Protocol.WS, clientId, who);
    }

    /** Welcomes a client and subscribes it to what its query asks for. */
    static SocketSession open(SocketContext context, WebSocketSession socket, FrameWriter writer) {
        SocketSession session = new SocketSession(context, socket, writer);
        session.begin(SubscriptionQuery.read(context.feed().names(), HandshakeGate.query(socket)));
        return session;
    }

    private void begin(SubscriptionParameters parameters) {
        switch (SubscriptionReader.ofQuery(
                context.feed().names(), parameters, context.heartbeat())) {
            case SubscriptionReader.Result.Valid(var request) -> subscribe(request, this::welcome);
            case SubscriptionReader.Result.Invalid(var kind, var detail, var violations) -> {
                subscribe(nothing(), this::welcome);
                String outcome = detail + "; this connection is subscribed to nothing";
                connection.afterwards(() -> answer(Problem.of(kind, outcome, violations), null));
            }
        }
    }

    private byte[] welcome(Cursor start) {
        return AnswerBodies.welcome(clientId, start);
    }

    @Override
    public void receive(byte[] bytes) {
        if (bytes.length > context.maxMessage()) {
            String detail = "a message may have %d bytes at most".formatted(context.maxMessage());
            answer(Problem.of(ProblemKind.TOO_LARGE, detail), null);
            return;
        }
        JsonNode command;
        try {
            command = Json.read(bytes);
        } catch (MalformedJsonException e) {
            answer(Problem.of(ProblemKind.MALFORMED_JSON, e.detail()), null);
            return;
        }
        commands.handle(command, RequestId.of(bytes));
    }

    /**
     * Replaces the subscription. What announces it comes after the last message of the one before
     * and before its own first; who got it is owed a reconnect message with a cursor.
     *
     * @param announcement words it, given where the client stands
     */
    void subscribe(SubscriptionRequest request, Function<Cursor, byte[]> announcement) {
        Feed feed = context.feed().feed();
        StartPosition start = feed.now();
        byte[] words = announcement.apply(request.startingPoint(start.cursor()));
        subscription =
                connection.replace(
                        subscription, feed, request, messages, start, () -> answer(words));
    }

    /** Tells where the client stands; null while that is not clear. */
    void position(Consumer<@Nullable Cursor> action) {
        connection.position(Objects.requireNonNull(subscription), action);
    }

    SubscriptionRequest nothing() {
        return SubscriptionRequest.live(Filter.NOTHING, context.heartbeat());
    }

    /** Whether something may still be begun whose answer takes a while. */
    boolean owesAnswer() {
        return connection.owesAnswer();
    }

    /** That answer is given. */
    void answered() {
        connection.answered();
    }

    void answer(byte[] message) {
        writer.answer(message);
    }

    /** Answers with an error; the connection stays. */
    void answer(Problem problem, @Nullable RequestId requestId) {
        writer.answer(AnswerBodies.error(problem, requestId));
    }

    @Override
    public void peerCloses(Runnable close) {
        connection.close(close);
    }

    @Override
    public void closed(CloseStatus status) {
        connection.close();
        String reason = status.getReason() == null ? "" : " " + status.getReason();
        context.connectionMetrics().went(Protocol.WS, clientId, who, status.getCode() + reason);
    }
}
