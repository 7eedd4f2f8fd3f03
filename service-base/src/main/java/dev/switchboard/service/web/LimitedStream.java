package dev.switchboard.service.web;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.springframework.util.unit.DataSize;

/** A body that ends the request with 413 once more than the limit was read of it. */
final class LimitedStream extends FilterInputStream {

    private final DataSize limit;
    private long left;

    LimitedStream(InputStream body, DataSize limit) {
        super(body);
        this.limit = limit;
        this.left = limit.toBytes();
    }

    @Override
    public int read() throws IOException {
        int read = super.read();
        if (read >= 0) {
            count(1);
        }
        return read;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int read = super.read(into, offset, length);
        count(Math.max(read, 0));
        return read;
    }

    @Override
    public long skip(long bytes) throws IOException {
        long skipped = super.skip(bytes);
        count(skipped);
        return skipped;
    }

    private void count(long bytes) {
        left -= bytes;
        if (left < 0) {
            throw BodyLimitAdvice.tooLarge(limit);
        }
    }
}
