package dev.switchboard.broadcast.fanout;

import java.util.List;

/** What a write under way keeps in memory. The worker's thread only. */
final class Held {

    private final List<Chunk> chunks;
    private final int own;
    private final Pinned pinned;

    /**
     * @param own bytes that nobody else keeps in memory
     */
    Held(List<Chunk> chunks, int own, Pinned pinned) {
        this.chunks = chunks;
        this.own = own;
        this.pinned = pinned;
        chunks.forEach(Chunk::hold);
        pinned.add(own);
    }

    /** The write is over; once. */
    void letGo() {
        chunks.forEach(Chunk::letGo);
        pinned.add(-own);
    }

    /** Bytes that the write alone keeps in memory. */
    long pins() {
        return own + chunks.stream().filter(Chunk::isDropped).mapToLong(Chunk::pinnedSize).sum();
    }
}
