package dev.switchboard.router.upstream;

import dev.switchboard.router.upstream.channel.ChannelException;
import dev.switchboard.router.upstream.stdio.ErrorLines;
import dev.switchboard.router.upstream.stdio.StdioChannel;

/** Makes upstreams of configurations. Thread-safe. */
public final class Upstreams {

    private final UpstreamLimits limits;

    public Upstreams(UpstreamLimits limits) {
        this.limits = limits;
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
                    case ServerEndpoint.Http _ ->
                            (_, _) -> {
                                throw new ChannelException(
                                        ChannelException.Kind.NOT_SENT,
                                        "servers at addresses are not supported yet");
                            };
                };
        return new Upstream(server.name(), connector, limits, listener, System::nanoTime);
    }
}
