package dev.switchboard.broadcast.websocket;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** The sockets of a server that linger before they close. Any thread. */
final class LingeringSockets {

    private final Linger limit;
    private final Map<GracefulEndPoint, CompletableFuture<Void>> sockets =
            new ConcurrentHashMap<>();

    LingeringSockets(Linger limit) {
        this.limit = limit;
    }

    Linger limit() {
        return limit;
    }

    /**
     * Notes one.
     *
     * @param gone completes when the socket begins to close
     */
    void add(GracefulEndPoint socket, CompletableFuture<Void> gone) {
        sockets.put(socket, gone);
        var _ = gone.thenRun(() -> sockets.remove(socket));
    }

    /** Waits until none lingers any more; each ends by itself. */
    void awaitAll() {
        CompletableFuture.allOf(sockets.values().toArray(CompletableFuture[]::new)).join();
    }
}
