package dev.switchboard.bench.listen;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.concurrent.atomic.AtomicInteger;

/** The thread that reads all streams. Streams are added by another. */
final class StreamReader implements AutoCloseable {

    private static final int BUFFER = 64 * 1024;

    private final Selector selector;
    private final ListenStream.Listener listener;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);
    private final AtomicInteger broken = new AtomicInteger();

    StreamReader(ListenStream.Listener listener) throws IOException {
        this.listener = listener;
        this.selector = Selector.open();
        Thread.ofPlatform().daemon().name("stream-reader").start(this::run);
    }

    void add(ListenStream stream) throws IOException {
        stream.channel().register(selector, SelectionKey.OP_READ, stream);
        selector.wakeup();
    }

    /** How many streams have ended that should not. */
    int broken() {
        return broken.get();
    }

    private void run() {
        try {
            while (selector.isOpen()) {
                selector.select(this::ready);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void ready(SelectionKey key) {
        ListenStream stream = (ListenStream) key.attachment();
        try {
            stream.read(buffer, listener);
        } catch (IOException e) {
            key.cancel();
            if (broken.getAndIncrement() == 0) {
                System.err.println("the first stream to break: " + e);
            }
        }
    }

    /** Ends all streams. */
    @Override
    public void close() throws IOException {
        for (SelectionKey key : selector.keys()) {
            ((ListenStream) key.attachment()).close();
        }
        selector.close();
    }
}
