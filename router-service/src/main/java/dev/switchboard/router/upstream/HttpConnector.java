package dev.switchboard.router.upstream;

import dev.switchboard.router.outbound.OutboundClient;
import dev.switchboard.router.upstream.Exchanges.Patience;
import dev.switchboard.router.upstream.channel.Channel;
import dev.switchboard.router.upstream.channel.ChannelException;
import dev.switchboard.router.upstream.channel.ChannelException.Kind;
import dev.switchboard.router.upstream.http.McpEndpoint;
import dev.switchboard.router.upstream.http.SessionChannel;
import dev.switchboard.router.upstream.http.SseChannel;
import dev.switchboard.router.upstream.http.StatelessChannel;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Connects to a server at a URL, by the newest transport that it has (MCP 2026-07-28, Streamable
 * HTTP, Backward Compatibility). Which that is, it remembers until it fails. Thread-safe.
 */
final class HttpConnector implements Connector {

    private static final Duration LONGEST_CONNECT = Duration.ofSeconds(10);

    /** Some servers begin the stream of a session with the first message that they have for it. */
    private static final Duration LONGEST_OPENING = Duration.ofSeconds(2);

    private final ServerEndpoint.Http server;
    private final McpEndpoint endpoint;
    private final UpstreamLimits limits;
    private volatile @Nullable Transport known;

    private enum Transport {
        STATELESS,
        SESSION,
        SSE
    }

    /**
     * @param client reaches all addresses at which the server may be
     */
    HttpConnector(
            ServerName name,
            ServerEndpoint.Http server,
            OutboundClient client,
            UpstreamLimits limits) {
        this.server = server;
        this.limits = limits;
        this.endpoint =
                new McpEndpoint(
                        name.value(),
                        client,
                        server.url(),
                        server.headers(),
                        shorter(limits.connect(), LONGEST_CONNECT),
                        Math.toIntExact(limits.message().toBytes()));
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    @Override
    public Connection open(ObjectNode capabilities, ConnectionListener listener)
            throws ChannelException, InterruptedException {
        Opening opening = new Opening(capabilities, new InboundMessages(listener));
        if (server.legacy()) {
            return opening.sse();
        }
        Transport last = known;
        if (last == Transport.SESSION || last == Transport.SSE) {
            try {
                return last == Transport.SESSION ? opening.session() : opening.sse();
            } catch (ChannelException e) {
                if (e.kind() != Kind.UNSUPPORTED && e.kind() != Kind.UNREADABLE) {
                    throw e;
                }
                // it may be of another era now
            }
        }
        return opening.any();
    }

    /** One attempt to connect. */
    private final class Opening {

        private final ObjectNode capabilities;
        private final InboundMessages inbound;

        Opening(ObjectNode capabilities, InboundMessages inbound) {
            this.capabilities = capabilities;
            this.inbound = inbound;
        }

        Connection any() throws ChannelException, InterruptedException {
            known = null;
            Optional<StatelessConnection> stateless = stateless();
            if (stateless.isPresent()) {
                return stateless.get();
            }
            try {
                return session();
            } catch (ChannelException e) {
                if (e.kind() != Kind.UNSUPPORTED) {
                    throw e;
                }
                return sse(e);
            }
        }

        private Optional<StatelessConnection> stateless()
                throws ChannelException, InterruptedException {
            Exchanges exchanges = on(new StatelessChannel(endpoint, inbound.unrelated()));
            boolean opened = false;
            try {
                var connection = new EraProbe(exchanges, limits.probe(), capabilities).ask();
                opened = connection.isPresent();
                known = opened ? Transport.STATELESS : null;
                return connection;
            } finally {
                closeUnless(opened, exchanges);
            }
        }

        Connection session() throws ChannelException, InterruptedException {
            Connection connection =
                    begin(
                            new SessionChannel(
                                    endpoint,
                                    inbound.unrelated(),
                                    shorter(limits.probe(), LONGEST_OPENING)));
            known = Transport.SESSION;
            return connection;
        }

        Connection sse() throws ChannelException, InterruptedException {
            Connection connection =
                    begin(SseChannel.open(endpoint, inbound.unrelated(), limits.probe()));
            known = Transport.SSE;
            return connection;
        }

        private Connection sse(ChannelException streamable)
                throws ChannelException, InterruptedException {
            try {
                return sse();
            } catch (ChannelException e) {
                throw new ChannelException(
                        e.kind(),
                        "there is no MCP endpoint: on POST %s; on GET %s"
                                .formatted(streamable.reason(), e.reason()));
            }
        }

        private Connection begin(Channel channel) throws ChannelException, InterruptedException {
            Exchanges exchanges = on(channel);
            boolean opened = false;
            try {
                Connection connection =
                        SessionConnection.open(exchanges, limits.connect(), capabilities);
                opened = true;
                return connection;
            } finally {
                closeUnless(opened, exchanges);
            }
        }

        private Exchanges on(Channel channel) {
            return new Exchanges(channel, inbound, new Patience(limits.idle(), limits.total()));
        }

        private static void closeUnless(boolean opened, Exchanges exchanges) {
            if (!opened) {
                exchanges.channel().close();
            }
        }
    }

    @Override
    public String toString() {
        return server.url().toString();
    }
}
