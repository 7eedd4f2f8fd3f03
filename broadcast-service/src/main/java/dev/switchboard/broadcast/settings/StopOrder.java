package dev.switchboard.broadcast.settings;

import org.springframework.context.SmartLifecycle;

/**
 * In which order the parts of a node stop, as phases of {@link SmartLifecycle}: the highest first.
 * After these Spring Boot lets running requests end, closes the server's sockets, and last come
 * beans without a phase, the fan-out and the producer of updates among them.
 */
public final class StopOrder {

    /** Subscribers are told to reconnect while everything else still runs. */
    public static final int SUBSCRIBERS = SmartLifecycle.DEFAULT_PHASE;

    /** Then the intake and the keeper. */
    public static final int KAFKA = SUBSCRIBERS - 512;

    private StopOrder() {}
}
