package dev.switchboard.broadcast.fanout;

import java.util.List;

/** The memory that a running write keeps. The worker's thread only. */
final class Held {

    private final List<Chunk> chunks;
    private final int own;
    private final Pinned pinned;

    /**
     * @param own bytes that only this write keeps in memory
     */
    Held(List<Chunk> chunks, int own, Pinned pinned) {
        this.chunks = chunks;
        this.own = own;
        this.pinned = pinned;
        chunks.forEach(Chunk::hold);
        pinned.add(own);
    }

    /** The write has completed; called once. */
    void letGo() {
        chunks.forEach(Chunk::letGo);
        pinned.add(-own);
    }

    /** Bytes that the write alone keeps in memory. */
    long pins() {
        return own + chunks.stream().filter(Chunk::isDropped).mapToLong(Chunk::pinnedSize).sum();
    }
}
