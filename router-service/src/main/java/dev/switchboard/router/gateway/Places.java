package dev.switchboard.router.gateway;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.concurrent.Semaphore;
import org.springframework.util.unit.DataSize;

/**
 * Limits what runs at once: requests, the memory of their bodies, and streams of changes.
 * Thread-safe.
 */
final class Places {

    /** The least memory that a body counts for, in bytes. */
    private static final int UNIT = 1024;

    private static final byte[] NOTHING = {};

    private final RequestBody body;
    private final Semaphore requests;
    private final Semaphore memory;
    private final OpenStreams streams;
    private final int largest;

    Places(McpSettings settings) {
        this.body = new RequestBody(settings.bodyLimit());
        this.requests = new Semaphore(settings.requests());
        this.memory = new Semaphore(units(settings.bodyMemory()));
        this.streams = new OpenStreams(settings.streams(), settings.streamsOfOne());
        this.largest = units(settings.bodyLimit());
    }

    private static int units(DataSize size) {
        return Math.toIntExact(Math.ceilDiv(size.toBytes(), UNIT));
    }

    /** A permit for a request that has been read, or for a stream. One thread at a time. */
    final class Place implements AutoCloseable {

        private byte[] bytes;
        private int units;
        private Runnable leave = requests::release;
        private boolean open = true;

        private Place(byte[] bytes, int units) {
            this.bytes = bytes;
            this.units = units;
        }

        byte[] bytes() {
            return bytes;
        }

        /**
         * Turns it into a permit for a stream of changes, and releases the body.
         *
         * @param caller as whom it is counted
         * @throws RefusedRequestException when there are too many of these, in all or of this
         *     caller
         */
        void becomeStream(String caller) {
            streams.open(caller);
            bytes = NOTHING;
            memory.release(units);
            units = 0;
            leave.run();
            leave = () -> streams.close(caller);
        }

        /**
         * Transfers it to another thread, which must close it; closing this one then does nothing.
         */
        Place keep() {
            Place kept = new Place(bytes, units);
            kept.leave = leave;
            open = false;
            return kept;
        }

        @Override
        public void close() {
            if (open) {
                open = false;
                memory.release(units);
                leave.run();
            }
        }
    }

    /**
     * Reads a request within the limits.
     *
     * @throws RefusedRequestException when a limit is reached, or the body is too long or slow
     */
    Place read(HttpServletRequest request) throws IOException {
        int room = roomFor(request.getContentLengthLong());
        if (!requests.tryAcquire()) {
            throw RefusedRequestException.busy("the limit of concurrent requests is reached");
        }
        if (!memory.tryAcquire(room)) {
            requests.release();
            throw RefusedRequestException.busy("the memory for concurrent requests is exhausted");
        }
        int kept = room;
        try {
            byte[] bytes = body.read(request);
            int needed = Math.min(room, roomFor(bytes.length));
            memory.release(room - needed);
            kept = 0;
            return new Place(bytes, needed);
        } finally {
            if (kept > 0) {
                memory.release(kept);
                requests.release();
            }
        }
    }

    /**
     * A permit for a stream without a body.
     *
     * @param caller as whom it is counted
     * @throws RefusedRequestException when there are too many of these, in all or of this caller
     */
    Place stream(String caller) {
        streams.open(caller);
        Place place = new Place(NOTHING, 0);
        place.leave = () -> streams.close(caller);
        return place;
    }

    /** The memory to reserve for a body; the limit if its length is unknown. */
    private int roomFor(long length) {
        return length < 0 ? largest : (int) Math.min(largest, Math.ceilDiv(length, UNIT) + 1);
    }
}
