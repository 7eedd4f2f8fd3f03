package dev.switchboard.router.primitive;

import java.util.List;
import java.util.Optional;

/**
 * A part of the server that offers tools, resources or prompts. Any thread. Lists are asked for at
 * the beginning, and again after each change of one that is announced.
 */
public interface PrimitiveSource {

    default List<Tool> tools() {
        return List.of();
    }

    default List<Resource> resources() {
        return List.of();
    }

    default List<ResourceTemplate> resourceTemplates() {
        return List.of();
    }

    default List<Prompt> prompts() {
        return List.of();
    }

    /** Whether there may be a resource of that address beside those listed. Must not block. */
    default boolean mayHave(String uri) {
        return false;
    }

    /**
     * Reads a resource that is not listed and that no template of a listed pattern has. Blocks
     * until it is there.
     *
     * @return empty if there is no such resource
     * @throws InterruptedException when nobody waits for it any more
     */
    default Optional<ReadResourceResult> read(String uri, RequestContext context)
            throws InterruptedException {
        return Optional.empty();
    }

    /** Sets the listener for changes; called once, before the first request. */
    default void announceTo(ChangeListener listener) {}

    /**
     * Removes the listener that was set: its endpoint is no more. Only sources that an endpoint can
     * outlive, or that are made for one, have something to do.
     */
    default void announceNoMoreTo(ChangeListener listener) {}

    /** The resource of that address has its first watch. Must not block. */
    default void watched(String uri) {}

    /** The last watch of the resource of that address has ended. Must not block. */
    default void unwatched(String uri) {}
}
