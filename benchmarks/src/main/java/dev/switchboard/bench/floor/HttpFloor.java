package dev.switchboard.bench.floor;

import dev.switchboard.bench.process.Conversation;
import dev.switchboard.bench.process.ProcessMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

/**
 * The least that a server can do with calls: one thread that answers each with the same 202 and
 * looks at nothing in it. What its callers reach is their own limit.
 */
public final class HttpFloor {

    private static final int BUFFER = 256 * 1024;

    private final Selector selector;
    private final ServerSocketChannel server;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);

    private HttpFloor() throws IOException {
        this.selector = Selector.open();
        this.server =
                ServerSocketChannel.open()
                        .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 4096);
        server.configureBlocking(false);
        server.register(selector, SelectionKey.OP_ACCEPT);
    }

    public static void main(String[] args) throws IOException {
        HttpFloor floor = new HttpFloor();
        Thread.ofPlatform().daemon().name("floor").start(floor::serve);
        int port = ((InetSocketAddress) floor.server.getLocalAddress()).getPort();
        Conversation.hold(
                ProcessMessage.of("ready", "port", port), line -> ProcessMessage.of("unknown"));
    }

    private void serve() {
        try {
            while (true) {
                selector.select(this::ready);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void ready(SelectionKey key) {
        try {
            if (key.attachment() instanceof HttpConnection exchange) {
                exchange.read(buffer);
            } else {
                accept();
            }
        } catch (IOException _) {
            key.cancel();
        }
    }

    private void accept() throws IOException {
        SocketChannel channel = server.accept();
        if (channel != null) {
            channel.configureBlocking(false);
            channel.register(selector, SelectionKey.OP_READ, new HttpConnection(channel));
        }
    }
}
