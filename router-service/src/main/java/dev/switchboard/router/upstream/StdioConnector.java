package dev.switchboard.router.upstream;

import dev.switchboard.router.protocol.Era;
import dev.switchboard.router.protocol.ErrorCode;
import dev.switchboard.router.protocol.JsonRpcMessage.Notification;
import dev.switchboard.router.protocol.McpException;
import dev.switchboard.router.upstream.Exchanges.Patience;
import dev.switchboard.router.upstream.channel.ChannelException;
import dev.switchboard.router.upstream.channel.ChannelException.Kind;
import dev.switchboard.router.upstream.stdio.ErrorLines;
import dev.switchboard.router.upstream.stdio.StdioChannel;
import dev.switchboard.router.upstream.stdio.StdioCommand;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Starts a server as a child process, and probes its era (MCP 2026-07-28, stdio, Backward
 * Compatibility). Thread-safe.
 */
final class StdioConnector implements Connector {

    /** Errors that only servers of the stateless era answer with. */
    private static final Set<Integer> STATELESS_ERRORS =
            Set.of(
                    ErrorCode.UNSUPPORTED_PROTOCOL_VERSION.code(),
                    ErrorCode.MISSING_CLIENT_CAPABILITY.code(),
                    ErrorCode.HEADER_MISMATCH.code());

    private final ServerName server;
    private final StdioCommand command;
    private final UpstreamLimits limits;
    private final ErrorLines errors;
    private volatile @Nullable Era known;

    /**
     * @param errors receives what the child writes to its standard error
     */
    StdioConnector(
            ServerName server, StdioCommand command, UpstreamLimits limits, ErrorLines errors) {
        this.server = server;
        this.command = command;
        this.limits = limits;
        this.errors = errors;
    }

    @Override
    public Connection open(ObjectNode capabilities, Consumer<Notification> notifications)
            throws ChannelException, InterruptedException {
        if (known != Era.SESSION) {
            Exchanges exchanges = start(notifications);
            boolean opened = false;
            try {
                Connection connection = probe(exchanges, capabilities);
                opened = true;
                known = connection.server().era();
                return connection;
            } catch (ChannelException e) {
                if (e.kind() != Kind.BROKEN || known != null) {
                    throw e;
                }
                // it ended when it was probed: some servers of old revisions do
            } finally {
                if (!opened) {
                    exchanges.channel().close();
                }
            }
        }
        Exchanges exchanges = start(notifications);
        boolean opened = false;
        try {
            Connection connection =
                    SessionConnection.open(exchanges, limits.connect(), capabilities);
            opened = true;
            known = Era.SESSION;
            return connection;
        } catch (McpException e) {
            known = null;
            throw refused(e);
        } finally {
            if (!opened) {
                exchanges.channel().close();
            }
        }
    }

    /** Any error but those of the stateless era, or no answer, means a session-based server. */
    private Connection probe(Exchanges exchanges, ObjectNode capabilities)
            throws ChannelException, InterruptedException {
        try {
            return StatelessConnection.open(exchanges, limits.probe(), capabilities);
        } catch (McpException e) {
            if (STATELESS_ERRORS.contains(e.code())) {
                throw refused(e);
            }
        } catch (ChannelException e) {
            if (e.kind() != Kind.TIMEOUT) {
                throw e;
            }
        }
        try {
            return SessionConnection.open(exchanges, limits.connect(), capabilities);
        } catch (McpException e) {
            throw refused(e);
        }
    }

    private static ChannelException refused(McpException e) {
        return new ChannelException(
                Kind.UNREADABLE, "it refuses the handshake: %s".formatted(e.message()));
    }

    private Exchanges start(Consumer<Notification> notifications) throws ChannelException {
        InboundMessages inbound = new InboundMessages(notifications);
        return new Exchanges(
                new StdioChannel(
                        server.value(),
                        command,
                        Math.toIntExact(limits.message().toBytes()),
                        errors,
                        inbound.unrelated()),
                inbound,
                new Patience(limits.idle(), limits.total()));
    }

    @Override
    public List<String> errors() {
        return errors.lines();
    }

    @Override
    public String toString() {
        return command.toString();
    }
}
