package dev.switchboard.bench.call;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import org.jspecify.annotations.Nullable;

/** A connection on which one call is under way at a time. Opened when needed. One thread. */
final class CallConnection {

    /** Answers are shorter. */
    private static final int LONGEST_ANSWER = 16 * 1024;

    /** Stands for the status of an answer that is good by its own, and not what was asked for. */
    private static final int WRONG = 599;

    /** Hears what becomes of calls. */
    interface Owner {

        /** The line is free again. */
        void answered(CallConnection connection, int status, long due);

        /**
         * Nothing was sent, for nobody listened; the call waits for {@link CallConnection#open()}.
         */
        void refused(CallConnection connection);

        /** The server may or may not have it; the line is free again. */
        void broken(CallConnection connection, String why);
    }

    private final InetSocketAddress server;
    private final Prepared request;
    private final ByteBuffer sending;
    private final ByteBuffer answer = ByteBuffer.allocateDirect(LONGEST_ANSWER);
    private final Selector selector;
    private final Owner owner;
    private @Nullable SocketChannel channel;
    private @Nullable SelectionKey key;
    private long due;
    private boolean busy;

    /**
     * @param request its own: nobody else changes it
     */
    CallConnection(InetSocketAddress server, Prepared request, Selector selector, Owner owner) {
        this.server = server;
        this.request = request;
        this.sending = ByteBuffer.wrap(request.bytes());
        this.selector = selector;
        this.owner = owner;
    }

    boolean isBusy() {
        return busy;
    }

    /**
     * Calls, with updates of these numbers.
     *
     * @param when it should be sent, {@link System#nanoTime}
     */
    void call(long when, long number) {
        due = when;
        busy = true;
        request.number(number);
        sending.clear();
        answer.clear();
        if (channel == null) {
            open();
        } else {
            write(channel);
        }
    }

    /** Connects; the call that waits is sent when that is done. */
    void open() {
        try {
            SocketChannel made = SocketChannel.open();
            channel = made;
            made.configureBlocking(false);
            made.setOption(StandardSocketOptions.TCP_NODELAY, true);
            // a reset, not a leave-taking: no port stays occupied behind it
            made.setOption(StandardSocketOptions.SO_LINGER, 0);
            key = made.register(selector, SelectionKey.OP_CONNECT, this);
            if (made.connect(server)) {
                write(made);
            }
        } catch (IOException _) {
            refuse();
        }
    }

    /** The socket has something for it. */
    void ready() {
        SocketChannel open = channel;
        if (open == null) {
            return;
        }
        if (open.isConnectionPending()) {
            connected(open);
        } else if (busy && sending.hasRemaining()) {
            write(open);
        } else {
            read(open);
        }
    }

    private void connected(SocketChannel open) {
        try {
            open.finishConnect();
        } catch (IOException _) {
            refuse();
            return;
        }
        write(open);
    }

    private void refuse() {
        close();
        owner.refused(this);
    }

    private void write(SocketChannel open) {
        try {
            open.write(sending);
            // an answer that comes before all is sent waits until it is
            interest(sending.hasRemaining() ? SelectionKey.OP_WRITE : SelectionKey.OP_READ);
        } catch (IOException e) {
            breakOff(e.toString());
        }
    }

    private void interest(int operations) {
        if (key != null && key.interestOps() != operations) {
            key.interestOps(operations);
        }
    }

    private void read(SocketChannel open) {
        try {
            if (open.read(answer) < 0) {
                breakOff("closed by the server");
            } else if (busy) {
                take();
            } else {
                breakOff("an answer to nothing");
            }
        } catch (IOException e) {
            breakOff(e.toString());
        }
    }

    private void take() throws IOException {
        int status = Answer.status(answer);
        if (status != Answer.PART) {
            busy = false;
            if (Answer.isLast(answer)) {
                close();
            }
            owner.answered(this, told(status), due);
        } else if (!answer.hasRemaining()) {
            throw new IOException("an answer of more than " + LONGEST_ANSWER + " bytes");
        }
    }

    private int told(int status) {
        return status == 200 && !request.isAnsweredBy(answer) ? WRONG : status;
    }

    private void breakOff(String why) {
        boolean waited = busy;
        busy = false;
        close();
        if (waited) {
            owner.broken(this, why);
        }
    }

    /** Ends the connection, if there is one. */
    void close() {
        SocketChannel open = channel;
        channel = null;
        key = null;
        if (open != null) {
            try {
                open.close();
            } catch (IOException _) {
                // gone either way
            }
        }
    }
}
