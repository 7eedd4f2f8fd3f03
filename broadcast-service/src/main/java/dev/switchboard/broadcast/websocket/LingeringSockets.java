package dev.switchboard.broadcast.websocket;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** The sockets of a server that are about to close, or linger before they do. Any thread. */
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
     * Notes one; again is no harm.
     *
     * @param closed completes when the socket is closed
     */
    void add(GracefulEndPoint socket, CompletableFuture<Void> closed) {
        if (sockets.putIfAbsent(socket, closed) == null) {
            var _ = closed.thenRun(() -> sockets.remove(socket));
        }
    }

    /** Waits until all are closed; each ends by itself. */
    void awaitAll() {
        CompletableFuture.allOf(sockets.values().toArray(CompletableFuture[]::new)).join();
    }
}
