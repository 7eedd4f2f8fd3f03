package dev.switchboard.kafka;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import kafka.server.FaultHandlerFactory;
import org.apache.kafka.common.utils.Exit;
import org.apache.kafka.server.fault.FaultHandler;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a broker that cannot go on from ending the JVM, which others live in: the fault is logged
 * and kept, and the thread that met it ends. Thread-safe; called by any thread of Kafka.
 */
final class BrokerFaults implements FaultHandlerFactory, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(BrokerFaults.class);

    /** Exit and halt don't say which broker they are about: they are held against all. */
    private static final Set<BrokerFaults> WATCHING = ConcurrentHashMap.newKeySet();

    private final AtomicReference<@Nullable String> first = new AtomicReference<>();

    private BrokerFaults() {}

    /** Watches from now on until closed. */
    static BrokerFaults watch() {
        Exit.setExitProcedure(BrokerFaults::insteadOfExit);
        Exit.setHaltProcedure(BrokerFaults::insteadOfExit);
        BrokerFaults faults = new BrokerFaults();
        WATCHING.add(faults);
        return faults;
    }

    /** The first fatal fault; empty while there was none. */
    Optional<String> fatal() {
        return Optional.ofNullable(first.get());
    }

    @Override
    public FaultHandler build(String name, boolean fatal, Runnable action) {
        return (message, cause) -> {
            LOG.error("Kafka met a fault in {}: {}", name, message, cause);
            if (fatal) {
                first.compareAndSet(null, name + ": " + message);
            }
            action.run();
            return new IllegalStateException(name + ": " + message, cause);
        };
    }

    /**
     * The procedures stay in place after the last broker is closed: a thread of Kafka that ends
     * late must not end the JVM either.
     */
    @Override
    public void close() {
        WATCHING.remove(this);
    }

    private static void insteadOfExit(int status, @Nullable String message) {
        String fault =
                "Kafka wanted to end this JVM with status %d%s"
                        .formatted(status, message == null ? "" : ": " + message);
        IllegalStateException e = new IllegalStateException(fault);
        LOG.error("{}; its thread ends instead", fault, e);
        WATCHING.forEach(faults -> faults.first.compareAndSet(null, fault));
        throw e;
    }
}
