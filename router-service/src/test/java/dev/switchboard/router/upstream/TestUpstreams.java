package dev.switchboard.router.upstream;

import dev.switchboard.router.protocol.JsonRpcMessage.Notification;
import dev.switchboard.router.upstream.channel.ChannelException;
import dev.switchboard.router.upstream.channel.ChannelException.Kind;
import java.time.Duration;
import org.springframework.util.unit.DataSize;
import tools.jackson.databind.node.ObjectNode;

/** Upstreams for tests of what stands above them. */
public final class TestUpstreams {

    static final UpstreamLimits LIMITS =
            new UpstreamLimits(
                    Duration.ofSeconds(30),
                    Duration.ofSeconds(20),
                    Duration.ofSeconds(20),
                    Duration.ofSeconds(60),
                    DataSize.ofKilobytes(100),
                    10,
                    Duration.ofMinutes(10));

    private TestUpstreams() {}

    static UpstreamLimits withProbe(Duration probe) {
        return limits(probe, LIMITS.idle(), LIMITS.total());
    }

    static UpstreamLimits withIdle(Duration idle) {
        return limits(LIMITS.probe(), idle, LIMITS.total());
    }

    static UpstreamLimits withTotal(Duration total) {
        return limits(LIMITS.probe(), LIMITS.idle(), total);
    }

    private static UpstreamLimits limits(Duration probe, Duration idle, Duration total) {
        return new UpstreamLimits(
                LIMITS.connect(),
                probe,
                idle,
                total,
                LIMITS.message(),
                LIMITS.requests(),
                LIMITS.unused());
    }

    /** One without a server behind it. */
    public static Upstream unreachable(String name) {
        Connector connector =
                new Connector() {
                    @Override
                    public Connection open(ObjectNode capabilities, ConnectionListener listener)
                            throws ChannelException {
                        throw new ChannelException(Kind.NOT_SENT, "there is no server");
                    }
                };
        return new Upstream(
                new ServerName(name),
                connector,
                LIMITS,
                false,
                new SilentListener(),
                System::nanoTime);
    }

    /** Wants to hear of nothing. */
    public static UpstreamListener silentListener() {
        return new SilentListener();
    }

    private static final class SilentListener implements UpstreamListener {
        @Override
        public void connected(ServerName server, ServerDescription description) {}

        @Override
        public void disconnected(ServerName server, String reason) {}

        @Override
        public void notified(ServerName server, Notification notification) {}
    }
}
