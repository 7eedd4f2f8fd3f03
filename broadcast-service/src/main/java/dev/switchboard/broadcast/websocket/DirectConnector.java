package dev.switchboard.broadcast.websocket;

import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.concurrent.Executor;
import org.eclipse.jetty.io.ByteBufferPool;
import org.eclipse.jetty.io.ManagedSelector;
import org.eclipse.jetty.io.SocketChannelEndPoint;
import org.eclipse.jetty.server.AbstractConnector;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.Scheduler;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.jetty.servlet.JettyServletWebServerFactory;

/** Accepts connections as Jetty does, and gives them sockets that take ready frames. */
final class DirectConnector extends ServerConnector {

    private final LingeringSockets lingering;

    private DirectConnector(
            ServerConnector like,
            LingeringSockets lingering,
            @Nullable Executor executor,
            @Nullable Scheduler scheduler,
            @Nullable ByteBufferPool buffers) {
        super(
                like.getServer(),
                executor,
                scheduler,
                buffers,
                like.getAcceptors(),
                like.getSelectorManager().getSelectorCount(),
                like.getConnectionFactories().toArray(ConnectionFactory[]::new));
        this.lingering = lingering;
        setHost(like.getHost());
        setPort(like.getPort());
    }

    @Override
    protected SocketChannelEndPoint newEndPoint(
            SocketChannel channel, ManagedSelector selector, SelectionKey key) {
        DirectEndPoint socket =
                new DirectEndPoint(channel, selector, key, getScheduler(), lingering);
        socket.setIdleTimeout(getIdleTimeout());
        return socket;
    }

    /** Blocks until clients that were closed before have got their last word, or were given up. */
    @Override
    protected void doStop() throws Exception {
        lingering.awaitAll();
        super.doStop();
    }

    /** Spring Boot's server with such connections; what else is set on it comes later. */
    static final class Factory extends JettyServletWebServerFactory {

        private final Linger linger;

        Factory(Linger linger) {
            this.linger = linger;
        }

        @Override
        protected AbstractConnector createConnector(
                InetSocketAddress address,
                Server server,
                @Nullable Executor executor,
                @Nullable Scheduler scheduler,
                @Nullable ByteBufferPool buffers) {
            AbstractConnector made =
                    super.createConnector(address, server, executor, scheduler, buffers);
            return made instanceof ServerConnector tcp
                    ? new DirectConnector(
                            tcp, new LingeringSockets(linger), executor, scheduler, buffers)
                    : made;
        }
    }
}
