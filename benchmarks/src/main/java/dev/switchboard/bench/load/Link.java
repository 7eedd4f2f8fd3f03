package dev.switchboard.bench.load;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;

/** One connection, from the first packet to the last message. Its reader's thread only. */
final class Link {

    private static final int SMALL = 4096;
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    /** How far it has come. */
    enum State {
        CONNECTING,
        UPGRADING,
        GREETING,
        SUBSCRIBING,
        LIVE,
        CLOSED
    }

    private final ConnectionPlan plan;
    private final int number;
    private final boolean stalled;
    private final Opening opening;
    private final SocketChannel channel;
    private final Counter counter;
    private final Frames.Taker taker = this::take;
    private final SelectionKey key;
    private State state = State.CONNECTING;
    private ByteBuffer rest = NOTHING;
    private long now;

    /**
     * @param stalled whether it stops reading once it is subscribed
     */
    Link(
            ConnectionPlan plan,
            int number,
            boolean stalled,
            Opening opening,
            Selector selector,
            Counter counter)
            throws IOException {
        this.plan = plan;
        this.number = number;
        this.stalled = stalled;
        this.opening = opening;
        this.counter = counter;
        this.channel = SocketChannel.open();
        channel.configureBlocking(false);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        // A reset, not a leave-taking: no port stays occupied behind it.
        channel.setOption(StandardSocketOptions.SO_LINGER, 0);
        if (stalled) {
            channel.setOption(StandardSocketOptions.SO_RCVBUF, SMALL);
        }
        this.key = channel.register(selector, SelectionKey.OP_CONNECT, this);
        channel.connect(plan.server());
    }

    boolean isLive() {
        return state == State.LIVE;
    }

    boolean isStalled() {
        return stalled;
    }

    Counter counter() {
        return counter;
    }

    /**
     * The socket has something for it.
     *
     * @param buffer the thread's own
     */
    void ready(ByteBuffer buffer) {
        try {
            if (state == State.CONNECTING) {
                channel.finishConnect();
                key.interestOps(SelectionKey.OP_READ);
                state = State.UPGRADING;
                write(MaskedFrames.upgrade(plan));
            } else {
                read(buffer);
            }
        } catch (IOException e) {
            close(e.toString());
        }
    }

    private void read(ByteBuffer buffer) throws IOException {
        buffer.clear().put(rest);
        rest = rest.clear().limit(0);
        if (channel.read(buffer) < 0) {
            close("closed by the server");
            return;
        }
        now = System.nanoTime();
        buffer.flip();
        if (state != State.UPGRADING || upgraded(buffer)) {
            Frames.split(buffer, taker);
        }
        counter.publish(now);
        keep(buffer);
    }

    /** What was not whole waits for more. */
    private void keep(ByteBuffer buffer) {
        if (buffer.hasRemaining()) {
            if (rest.capacity() < buffer.remaining()) {
                rest = ByteBuffer.allocateDirect(Math.max(1024, 2 * buffer.remaining()));
            }
            rest.clear().put(buffer).flip();
        }
    }

    private boolean upgraded(ByteBuffer buffer) throws IOException {
        String head = Texts.upToEmptyLine(buffer);
        if (head.isEmpty()) {
            return false;
        }
        if (!head.startsWith("HTTP/1.1 101")) {
            throw new IOException("refused: " + head.lines().findFirst().orElse(""));
        }
        state = State.GREETING;
        write(MaskedFrames.connect());
        return true;
    }

    private void take(int opcode, ByteBuffer bytes, int from, int to) {
        if (opcode == 0x9) {
            write(MaskedFrames.pong());
        } else if (opcode == 0x8) {
            close("closed by the server with a frame");
        } else if (state == State.LIVE) {
            counter.take(bytes, from, to, now);
        } else {
            greet(bytes, from, to);
        }
    }

    private void greet(ByteBuffer bytes, int from, int to) {
        String text = Texts.between(bytes, from, Math.min(to, from + 500)).stripLeading();
        if (text.startsWith("ERROR")) {
            close(text);
        } else if (state == State.GREETING && text.startsWith("CONNECTED")) {
            state = State.SUBSCRIBING;
            write(MaskedFrames.subscribe(plan, number));
            if (!plan.receipts()) {
                live();
            }
        } else if (state == State.SUBSCRIBING && text.startsWith("RECEIPT")) {
            live();
        }
    }

    private void live() {
        state = State.LIVE;
        if (stalled) {
            key.interestOps(0);
        }
        opening.opened();
    }

    private void write(ByteBuffer... frames) {
        try {
            for (ByteBuffer frame : frames) {
                // small, and nothing waits before it: the socket takes it at once
                while (frame.hasRemaining()) {
                    channel.write(frame);
                }
            }
        } catch (IOException e) {
            close(e.toString());
        }
    }

    private void close(String why) {
        if (state == State.LIVE) {
            counter.lost(why);
        } else if (state != State.CLOSED) {
            opening.failed(why);
        }
        end();
    }

    /** Ends it at once, as no longer needed. */
    void end() {
        state = State.CLOSED;
        try {
            channel.close();
        } catch (IOException e) {
            // gone either way
        }
    }
}
