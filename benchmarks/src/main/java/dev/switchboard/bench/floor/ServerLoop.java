package dev.switchboard.bench.floor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;

/** The one thread that accepts, shakes hands and writes. */
final class ServerLoop implements Runnable {

    private static final int BACKLOG = 10_000;

    private final Selector selector = Selector.open();
    private final ServerSocketChannel server = ServerSocketChannel.open();
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(16 * 1024);
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final List<Subscriber> subscribers = new ArrayList<>();

    /** What a key is about while its client has not subscribed, and after. */
    private sealed interface Guest {
        record Newcomer(FloorHandshake handshake) implements Guest {}

        record Regular(Subscriber subscriber) implements Guest {}
    }

    ServerLoop() throws IOException {
        server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), BACKLOG);
        server.configureBlocking(false);
        server.register(selector, SelectionKey.OP_ACCEPT);
    }

    int port() {
        return server.socket().getLocalPort();
    }

    /** Sends to all subscribers and returns when the sockets have taken everything. */
    void send(Messages messages, int batch) {
        CompletableFuture<Boolean> sent = new CompletableFuture<>();
        tasks.add(() -> {
            try {
                write(messages, batch);
                sent.complete(true);
            } catch (IOException e) {
                sent.completeExceptionally(e);
            }
        });
        selector.wakeup();
        sent.join();
    }

    @Override
    public void run() {
        try {
            while (true) {
                selector.select(this::ready);
                for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
                    task.run();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(Messages messages, int batch) throws IOException {
        subscribers.removeIf(subscriber -> !subscriber.isOpen());
        subscribers.forEach(subscriber -> subscriber.begin(messages));
        int until = 0;
        while (until < messages.count()) {
            until = Math.min(messages.count(), until + batch);
            for (Subscriber subscriber : subscribers) {
                if (!subscriber.isBlocked()) {
                    subscriber.write(messages, until, batch);
                }
            }
            int now = until;
            selector.selectNow(key -> goOn(key, messages, now, batch));
        }
        while (subscribers.stream().anyMatch(Subscriber::isBlocked)) {
            selector.select(key -> goOn(key, messages, messages.count(), batch));
        }
    }

    private void goOn(SelectionKey key, Messages messages, int until, int batch) {
        if (key.attachment() instanceof Guest.Regular(var subscriber) && key.isWritable()) {
            subscriber.write(messages, until, batch);
        } else {
            ready(key);
        }
    }

    private void ready(SelectionKey key) {
        try {
            if (key.isAcceptable()) {
                accept();
            } else {
                read(key, (SocketChannel) key.channel());
            }
        } catch (IOException e) {
            leave(key);
        }
    }

    private void accept() throws IOException {
        for (SocketChannel next = server.accept(); next != null; next = server.accept()) {
            next.configureBlocking(false);
            next.socket().setTcpNoDelay(true);
            SelectionKey key = next.register(selector, SelectionKey.OP_READ);
            key.attach(new Guest.Newcomer(new FloorHandshake()));
        }
    }

    private void read(SelectionKey key, SocketChannel channel) throws IOException {
        if (channel.read(buffer.clear()) < 0) {
            leave(key);
            return;
        }
        buffer.flip();
        if (key.attachment() instanceof Guest.Newcomer(var handshake)) {
            for (byte[] answer : handshake.take(buffer)) {
                channel.write(ByteBuffer.wrap(answer));
            }
            if (handshake.isSubscribed()) {
                Subscriber subscriber = new Subscriber(key, channel);
                key.attach(new Guest.Regular(subscriber));
                subscribers.add(subscriber);
            }
        }
    }

    private static void leave(SelectionKey key) {
        try {
            key.channel().close();
        } catch (IOException e) {
            // gone either way
        }
    }
}
