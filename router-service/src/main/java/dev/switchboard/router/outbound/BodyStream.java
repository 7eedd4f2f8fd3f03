package dev.switchboard.router.outbound;

import java.io.IOException;
import java.io.InputStream;

/** The body of a response. At its end the connection is free for others. One thread reads. */
final class BodyStream extends InputStream {

    private final Exchange exchange;
    private final InputStream content;
    private final long length;
    private long read;
    private boolean ended;
    private volatile boolean closed;

    /**
     * @param length in bytes; negative where the head does not say
     */
    BodyStream(Exchange exchange, InputStream content, long length) {
        this.exchange = exchange;
        this.content = content;
        this.length = length;
        completeAtEnd(0);
    }

    long length() {
        return length;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int count) throws IOException {
        if (ended) {
            return -1;
        }
        if (closed) {
            throw exchange.failed(new IOException("closed"));
        }
        try {
            int some = content.read(bytes, offset, count);
            completeAtEnd(some);
            return some;
        } catch (IOException | RuntimeException e) {
            throw exchange.failed(e);
        }
    }

    private void completeAtEnd(int some) {
        read += Math.max(0, some);
        if (some < 0 || read == length) {
            ended = true;
            exchange.complete();
        }
    }

    /** Ends the call, if it is not over. Any thread may. */
    @Override
    public void close() {
        closed = true;
        exchange.abandon();
    }
}
