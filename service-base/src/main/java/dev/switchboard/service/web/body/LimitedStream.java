package dev.switchboard.service.web.body;

import dev.switchboard.model.problem.ProblemKind;
import dev.switchboard.service.web.problem.ProblemException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.springframework.util.unit.DataSize;

/**
 * A body that ends the request with 413 once more than the limit was read of it, and with 400 once
 * it takes too long to come: who sends a byte now and then would hold a place and memory for hours.
 */
public final class LimitedStream extends FilterInputStream {

    /** Many clients read no answer before they have sent everything: so much of it is taken in. */
    private static final long SWALLOWED = DataSize.ofMegabytes(64).toBytes();

    private final DataSize limit;
    private final Duration longest;
    private final LongSupplier nanos;
    private final long begun;
    private long left;

    /**
     * @param longest how long it may take to come, from now on
     * @param nanos a clock as {@link System#nanoTime} is
     */
    public LimitedStream(InputStream body, DataSize limit, Duration longest, LongSupplier nanos) {
        super(body);
        this.limit = limit;
        this.longest = longest;
        this.nanos = nanos;
        this.begun = nanos.getAsLong();
        this.left = limit.toBytes();
    }

    static ProblemException tooLarge(DataSize limit) {
        return new ProblemException(
                ProblemKind.TOO_LARGE,
                "the body is larger than %,d bytes, the most this call takes"
                        .formatted(limit.toBytes()));
    }

    /**
     * Takes in what is still coming, and returns the end of the request for the caller to throw.
     */
    ProblemException refuse() throws IOException {
        byte[] discarded = new byte[8192];
        long swallowed = 0;
        int read = 0;
        while (read >= 0 && swallowed < SWALLOWED) {
            read = in.read(discarded);
            swallowed += read;
        }
        return tooLarge(limit);
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

    private void count(long bytes) throws IOException {
        left -= bytes;
        if (left < 0) {
            throw refuse();
        }
        if (nanos.getAsLong() - begun > longest.toNanos()) {
            throw new ProblemException(
                    ProblemKind.INVALID_REQUEST,
                    "the body took longer than %d s to come; send it in one go, or as a stream"
                            .formatted(longest.toSeconds()));
        }
    }
}
