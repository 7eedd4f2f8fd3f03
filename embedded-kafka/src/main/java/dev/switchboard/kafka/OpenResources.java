package dev.switchboard.kafka;

import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a broker holds, given back in the order opposite to that in which it was taken. */
final class OpenResources implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(OpenResources.class);

    private final Deque<AutoCloseable> taken = new ArrayDeque<>();

    synchronized <T extends AutoCloseable> T add(T resource) {
        taken.push(resource);
        return resource;
    }

    /** Calls after the first find nothing left to do; one made meanwhile waits for it. */
    @Override
    public synchronized void close() {
        while (!taken.isEmpty()) {
            AutoCloseable resource = taken.pop();
            try {
                resource.close();
            } catch (Exception e) { // what AutoCloseable declares; the others must be closed too
                LOG.warn("{} did not close", resource.getClass().getSimpleName(), e);
            }
        }
    }
}
