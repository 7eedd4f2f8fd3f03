package dev.switchboard.router.upstream;

import dev.switchboard.router.protocol.Era;
import dev.switchboard.router.upstream.Exchanges.Patience;
import dev.switchboard.router.upstream.channel.ChannelException;
import dev.switchboard.router.upstream.channel.ChannelException.Kind;
import dev.switchboard.router.upstream.stdio.ErrorLines;
import dev.switchboard.router.upstream.stdio.StdioChannel;
import dev.switchboard.router.upstream.stdio.StdioCommand;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Starts a server as a child process, and probes its era (MCP 2026-07-28, stdio, Backward
 * Compatibility). Thread-safe.
 */
final class StdioConnector implements Connector {

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
    public Connection open(ObjectNode capabilities, ConnectionListener listener)
            throws ChannelException, InterruptedException {
        if (known != Era.SESSION) {
            try {
                return opened(start(listener), exchanges -> probe(exchanges, capabilities));
            } catch (ChannelException e) {
                if (e.kind() != Kind.BROKEN || known != null) {
                    throw e;
                }
                // it ended when it was probed: some servers of old revisions do
            }
        }
        return opened(start(listener), exchanges -> session(exchanges, capabilities));
    }

    private interface Opening {
        Connection open(Exchanges exchanges) throws ChannelException, InterruptedException;
    }

    private Connection opened(Exchanges exchanges, Opening opening)
            throws ChannelException, InterruptedException {
        boolean opened = false;
        try {
            Connection connection = opening.open(exchanges);
            known = connection.server().era();
            opened = true;
            return connection;
        } catch (ChannelException e) {
            known = e.kind() == Kind.UNREADABLE ? null : known;
            throw e;
        } finally {
            if (!opened) {
                exchanges.channel().close();
            }
        }
    }

    /** Any error but those of the stateless era, or no answer, means a session-based server. */
    private Connection probe(Exchanges exchanges, ObjectNode capabilities)
            throws ChannelException, InterruptedException {
        Optional<StatelessConnection> stateless = Optional.empty();
        try {
            stateless = new EraProbe(exchanges, limits.probe(), capabilities).ask();
        } catch (ChannelException e) {
            if (e.kind() != Kind.TIMEOUT) {
                throw e;
            }
        }
        return stateless.isPresent() ? stateless.get() : session(exchanges, capabilities);
    }

    private Connection session(Exchanges exchanges, ObjectNode capabilities)
            throws ChannelException, InterruptedException {
        return SessionConnection.open(exchanges, limits.connect(), capabilities);
    }

    private Exchanges start(ConnectionListener listener) throws ChannelException {
        InboundMessages inbound = new InboundMessages(listener);
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
    public boolean endsUnused() {
        return true;
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
