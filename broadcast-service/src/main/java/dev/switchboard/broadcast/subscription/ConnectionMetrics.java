package dev.switchboard.broadcast.subscription;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts and logs connections as they are opened and closed. Any thread. */
public final class ConnectionMetrics {

    private static final Logger logger = LoggerFactory.getLogger("dev.switchboard.connections");

    private final Map<Protocol, LongAdder> open = new EnumMap<>(Protocol.class);
    private final LongAdder opened = new LongAdder();

    public ConnectionMetrics() {
        for (Protocol protocol : Protocol.values()) {
            open.put(protocol, new LongAdder());
        }
    }

    /**
     * A connection was opened.
     *
     * @param who its address, and its name where it has one
     */
    public void came(Protocol protocol, String id, String who) {
        adder(protocol).increment();
        opened.increment();
        logger.info("opened {} {} from {}", protocol.label(), id, who);
    }

    /** A connection was closed. */
    public void went(Protocol protocol, String id, String who, String why) {
        adder(protocol).decrement();
        logger.info("closed {} {} from {}: {}", protocol.label(), id, who, why);
    }

    /** The number of open connections. */
    public long here(Protocol protocol) {
        return adder(protocol).sum();
    }

    /** The number of connections opened since the start. */
    public long everCame() {
        return opened.sum();
    }

    private LongAdder adder(Protocol protocol) {
        return Objects.requireNonNull(open.get(protocol));
    }
}
