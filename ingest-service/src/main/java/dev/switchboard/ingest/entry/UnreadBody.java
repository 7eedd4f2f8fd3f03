package dev.switchboard.ingest.entry;

import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Duration;

/**
 * What a sender goes on sending after its answer. Many clients read only when they have sent
 * everything, and lose the answer when the connection is closed while they send.
 */
public final class UnreadBody {

    private static final String DISCARDED = UnreadBody.class.getName();

    private static final long MOST_BYTES = 64L * 1024 * 1024;
    private static final Duration LONGEST = Duration.ofSeconds(10);

    private static final int BUFFER = 65_536;

    private UnreadBody() {}

    /** No larger than needed: under overload there are thousands a second. */
    private static int buffer(long length) {
        return length < 0 ? BUFFER : Math.clamp(length, 1, BUFFER);
    }

    /**
     * Takes it in and throws it away, once for each request: 64 MB at most, for about 10 s.
     *
     * @throws IOException when nothing more can come
     */
    public static void discard(HttpServletRequest request) throws IOException {
        if (request.getAttribute(DISCARDED) != null) {
            return;
        }
        request.setAttribute(DISCARDED, true);
        ServletInputStream rest = request.getInputStream();
        byte[] discarded = new byte[buffer(request.getContentLengthLong())];
        long until = System.nanoTime() + LONGEST.toNanos();
        long bytes = 0;
        int read = 0;
        while (read >= 0 && bytes < MOST_BYTES && System.nanoTime() - until < 0) {
            bytes += read;
            read = rest.read(discarded);
        }
    }
}
