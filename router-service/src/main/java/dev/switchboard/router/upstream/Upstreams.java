package dev.switchboard.router.upstream;

import dev.switchboard.router.outbound.OutboundClient;
import dev.switchboard.router.upstream.stdio.ErrorLines;
import dev.switchboard.router.upstream.stdio.StdioChannel;

/** Makes upstreams of configurations. Thread-safe. */
public final class Upstreams {

    private final UpstreamLimits limits;
    private final OutboundClient client;
    private final OutboundClient clientToAnyAddress;

    /**
     * @param client reaches what settings allow
     * @param clientToAnyAddress reaches the servers that an administrator names, wherever they are
     */
    public Upstreams(
            UpstreamLimits limits, OutboundClient client, OutboundClient clientToAnyAddress) {
        this.limits = limits;
        this.client = client;
        this.clientToAnyAddress = clientToAnyAddress;
    }

    /** Ends child processes of routers that ended without ending them. */
    public void endOrphans() {
        StdioChannel.endOrphans();
    }

    /** A server that is not connected yet; to be closed. */
    public Upstream of(ServerConfiguration server, UpstreamListener listener) {
        Connector connector =
                switch (server.endpoint()) {
                    case ServerEndpoint.Stdio(var command) ->
                            new StdioConnector(server.name(), command, limits, new ErrorLines());
                    case ServerEndpoint.Http http ->
                            new HttpConnector(
                                    server.name(),
                                    http,
                                    http.anyAddress() ? clientToAnyAddress : client,
                                    limits);
                };
        return new Upstream(
                server.name(), connector, limits, server.stateful(), listener, System::nanoTime);
    }
}
