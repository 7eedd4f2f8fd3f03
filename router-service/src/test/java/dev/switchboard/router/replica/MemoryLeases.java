package dev.switchboard.router.replica;

import dev.switchboard.router.session.ReplicaId;
import java.io.IOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Leases that end only when they are told to, in a store that can be taken away. */
final class MemoryLeases implements Leases {

    private final Map<ReplicaId, String> urls = new ConcurrentHashMap<>();
    private final AtomicInteger lookups = new AtomicInteger();
    private volatile boolean away;

    @Override
    public boolean renew(ReplicaId replica, String url) {
        fail();
        return urls.put(replica, url) != null;
    }

    @Override
    public void end(ReplicaId replica) {
        fail();
        urls.remove(replica);
    }

    @Override
    public Map<ReplicaId, String> find(Collection<ReplicaId> replicas) {
        lookups.incrementAndGet();
        fail();
        Map<ReplicaId, String> found = new HashMap<>(urls);
        found.keySet().retainAll(replicas);
        return found;
    }

    private void fail() {
        if (away) {
            throw new UnavailableException(new IOException("away"));
        }
    }

    void goAway() {
        away = true;
    }

    void comeBack() {
        away = false;
    }

    int lookups() {
        return lookups.get();
    }
}
