package dev.switchboard.broadcast.stomp;

import dev.switchboard.broadcast.fanout.Connection;
import dev.switchboard.broadcast.subscription.Protocol;
import dev.switchboard.broadcast.websocket.ClientSession;
import dev.switchboard.broadcast.websocket.FrameWriter;
import dev.switchboard.model.problem.Problem;
import dev.switchboard.model.problem.ProblemKind;
import org.jspecify.annotations.Nullable;
import org.springframework.messaging.simp.stomp.StompCommand;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.WebSocketSession;

/**
 * One client's STOMP session, from its WebSocket's opening to its end. The thread that reads the
 * socket calls it, one call after the other; {@link StompTransport} is called by others.
 */
final class StompSession implements ClientSession {

    private static final CloseStatus FAULT = CloseStatus.PROTOCOL_ERROR;

    private final StompContext context;
    private final String id;
    private final String who;
    private final FrameWriter writer;
    private final StompTransport transport;
    private final Connection connection;
    private final FrameSplitter splitter;
    private @Nullable StompCommands commands;

    /** Whether no more frames are taken. */
    private volatile boolean over;

    /** Whether an ERROR is sent, or will be. */
    private volatile boolean failed;

    StompSession(StompContext context, WebSocketSession socket, FrameWriter writer) {
        this.context = context;
        this.id = socket.getId();
        this.who = String.valueOf(socket.getRemoteAddress());
        this.writer = writer;
        this.transport = new StompTransport(writer, context.heartbeat().toMillis());
        this.connection = context.fanout().connect(transport);
        this.splitter = new FrameSplitter(context.maxFrame(), transport::version);
        context.connectionMetrics().came(Protocol.STOMP, id, who);
    }

    /** Takes what came in one WebSocket message: a frame, several, or a part of one. */
    @Override
    public void receive(byte[] bytes) {
        transport.heard();
        if (over) {
            return;
        }
        try {
            splitter.split(bytes, this::receive);
        } catch (StompFault e) {
            end(e.problem(), FrameReader.receipt(splitter.begun(), transport.version()));
        }
    }

    /** Whether more frames are taken. */
    private boolean receive(FrameSplitter.RawFrame frame) {
        try {
            handle(FrameReader.read(frame, transport.version()));
        } catch (StompFault e) {
            end(e.problem(), FrameReader.receipt(frame.bytes(), transport.version()));
        }
        return !over;
    }

    private void handle(ReceivedFrame frame) {
        StompCommand command = frame.command();
        if (command == StompCommand.CONNECT || command == StompCommand.STOMP) {
            connect(frame);
        } else if (commands == null) {
            throw new StompFault("send CONNECT first, then " + command);
        } else if (command == StompCommand.DISCONNECT) {
            disconnect(commands, frame);
        } else {
            commands.handle(frame);
        }
    }

    private void disconnect(StompCommands session, ReceivedFrame frame) {
        over = true;
        transport.goodbye();
        connection.close(() -> {
            // An update sent before may have been refused meanwhile.
            if (!failed) {
                session.receipt(frame);
                writer.close(CloseStatus.NORMAL);
            }
        });
    }

    private void connect(ReceivedFrame frame) {
        if (commands != null) {
            throw new StompFault("this session is connected already");
        }
        var version = StompVersion.negotiate(frame.header("accept-version")).orElse(null);
        if (version == null) {
            over = true;
            writer.close(
                    StompFrames.versionError(
                            Problem.of(
                                    ProblemKind.INVALID_REQUEST,
                                    "none of these versions is spoken; accept-version can be 1.0,"
                                            + " 1.1 or 1.2"),
                            frame.receipt()),
                    FAULT);
            return;
        }
        Heartbeat heartbeat = Heartbeat.read(version, frame.header("heart-beat"));
        commands = new StompCommands(context, version, connection, writer, this::end);
        writer.answer(StompFrames.connected(version, id, context.heartbeat().toMillis()));
        transport.agree(version, heartbeat, this::endSilent);
    }

    private void endSilent(long due) {
        end(
                Problem.of(
                        ProblemKind.INVALID_REQUEST,
                        "no heart-beat came; as agreed, one was due every %d ms".formatted(due)),
                null);
    }

    /**
     * Says what was wrong and closes, once all sent before is answered. Any thread; only the first
     * call counts.
     */
    private synchronized void end(Problem problem, @Nullable String receipt) {
        if (failed) {
            return;
        }
        failed = true;
        over = true;
        transport.goodbye();
        byte[] error = StompFrames.error(transport.version(), problem, receipt);
        connection.close(() -> writer.close(error, FAULT));
    }

    @Override
    public void peerCloses(Runnable close) {
        over = true;
        transport.goodbye();
        connection.close(close);
    }

    @Override
    public void closed(CloseStatus status) {
        over = true;
        connection.close();
        String reason = status.getReason() == null ? "" : " " + status.getReason();
        context.connectionMetrics().went(Protocol.STOMP, id, who, status.getCode() + reason);
    }
}
