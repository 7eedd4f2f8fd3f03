package dev.switchboard.broadcast.stomp;

import dev.switchboard.broadcast.dialect.Protocol;
import dev.switchboard.broadcast.fanout.Connection;
import dev.switchboard.broadcast.websocket.FrameWriter;
import dev.switchboard.broadcast.websocket.Session;
import dev.switchboard.model.problem.Problem;
import dev.switchboard.model.problem.ProblemKind;
import org.jspecify.annotations.Nullable;
import org.springframework.messaging.simp.stomp.StompCommand;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.WebSocketSession;

/**
 * One client's STOMP session, from its WebSocket's opening to its end. The thread that reads the
 * socket calls it, one call after the other; {@link StompOutlet} is called by others.
 */
final class StompSession implements Session {

    private static final CloseStatus FAULT = CloseStatus.PROTOCOL_ERROR;

    private final StompContext context;
    private final String id;
    private final String who;
    private final FrameWriter writer;
    private final StompOutlet outlet;
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
        this.outlet = new StompOutlet(writer, context.heartbeat().toMillis());
        this.connection = context.fanout().connect(outlet);
        this.splitter = new FrameSplitter(context.maxFrame(), outlet::version);
        context.visitors().came(Protocol.STOMP, id, who);
    }

    /** Takes what came in one WebSocket message: a frame, several, or a part of one. */
    @Override
    public void receive(byte[] bytes) {
        outlet.heard();
        if (over) {
            return;
        }
        try {
            splitter.split(bytes, this::receive);
        } catch (StompFault e) {
            end(e.problem(), FrameReader.receipt(splitter.begun(), outlet.version()));
        }
    }

    /** Whether more frames are taken. */
    private boolean receive(FrameSplitter.RawFrame frame) {
        try {
            handle(FrameReader.read(frame, outlet.version()));
        } catch (StompFault e) {
            end(e.problem(), FrameReader.receipt(frame.bytes(), outlet.version()));
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
        outlet.goodbye();
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
        outlet.agree(version, heartbeat, this::endSilent);
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
        outlet.goodbye();
        byte[] error = StompFrames.error(outlet.version(), problem, receipt);
        connection.close(() -> writer.close(error, FAULT));
    }

    @Override
    public void peerCloses(Runnable close) {
        over = true;
        outlet.goodbye();
        connection.close(close);
    }

    @Override
    public void closed(CloseStatus status) {
        over = true;
        connection.close();
        String reason = status.getReason() == null ? "" : " " + status.getReason();
        context.visitors().went(Protocol.STOMP, id, who, status.getCode() + reason);
    }
}
