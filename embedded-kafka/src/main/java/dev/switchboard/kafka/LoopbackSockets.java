package dev.switchboard.kafka;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.util.List;
import org.apache.kafka.server.ServerSocketFactory;

/**
 * The broker's two listening sockets on 127.0.0.1, bound before it starts: its settings name the
 * ports, and a port that is only looked up could be taken by another before the broker binds it.
 */
final class LoopbackSockets implements ServerSocketFactory, AutoCloseable {

    private static final int BACKLOG = 256;

    private final ServerSocketChannel clients;
    private final ServerSocketChannel controller;

    private LoopbackSockets(ServerSocketChannel clients, ServerSocketChannel controller) {
        this.clients = clients;
        this.controller = controller;
    }

    /**
     * @param port for clients; 0 for any free one
     * @throws KafkaStartException when the port is taken or not ours to take
     */
    static LoopbackSockets bind(int port) {
        try {
            ServerSocketChannel clients = listen(port);
            try {
                return new LoopbackSockets(clients, listen(0));
            } catch (IOException e) {
                clients.close();
                throw e;
            }
        } catch (IOException e) {
            throw new KafkaStartException(
                    "Kafka cannot listen on 127.0.0.1:%d: %s".formatted(port, e.getMessage()), e);
        }
    }

    int clientPort() {
        return clients.socket().getLocalPort();
    }

    InetSocketAddress controllerAddress() {
        return (InetSocketAddress) controller.socket().getLocalSocketAddress();
    }

    /** Hands Kafka, on its starting thread, the socket that is bound to the address it asks for. */
    @Override
    public ServerSocketChannel openServerSocket(
            String listenerName, InetSocketAddress address, int backlog, int receiveBufferBytes)
            throws IOException {
        for (ServerSocketChannel channel : List.of(clients, controller)) {
            if (channel.socket().getLocalPort() == address.getPort()) {
                channel.configureBlocking(false);
                return channel;
            }
        }
        throw new IOException("no socket was bound for " + listenerName + " at " + address);
    }

    /** Closes what Kafka has not closed already. */
    @Override
    public void close() throws IOException {
        clients.close();
        controller.close();
    }

    private static ServerSocketChannel listen(int port) throws IOException {
        ServerSocketChannel channel = ServerSocketChannel.open();
        try {
            return channel.bind(
                    new InetSocketAddress(
                            InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port),
                    BACKLOG);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }
}
