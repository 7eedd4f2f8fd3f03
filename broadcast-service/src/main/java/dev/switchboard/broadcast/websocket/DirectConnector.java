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

    private DirectConnector(
            ServerConnector like,
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
        setHost(like.getHost());
        setPort(like.getPort());
    }

    @Override
    protected SocketChannelEndPoint newEndPoint(
            SocketChannel channel, ManagedSelector selector, SelectionKey key) {
        DirectEndPoint socket = new DirectEndPoint(channel, selector, key, getScheduler());
        socket.setIdleTimeout(getIdleTimeout());
        return socket;
    }

    /** Spring Boot's server with such connections; what else is set on it comes later. */
    static final class Factory extends JettyServletWebServerFactory {

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
                    ? new DirectConnector(tcp, executor, scheduler, buffers)
                    : made;
        }
    }
}
