package dev.switchboard.router.replica;

import dev.switchboard.router.session.ReplicaId;
import dev.switchboard.service.loop.BackgroundLoop;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** The lease of this replica: renewed as long as it serves, and ended when it has stopped. */
final class OwnLease implements SmartLifecycle {

    private static final Logger logger = LoggerFactory.getLogger(OwnLease.class);

    private static final Duration EVERY = Leases.LASTING.dividedBy(3);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);

    private final ReplicaId replica;
    private final String url;
    private final Leases leases;
    private final Directory directory;
    private final BackgroundLoop loop = new BackgroundLoop("replica-lease", this::renew);
    private boolean serving;
    private boolean held;
    private boolean failing;

    /**
     * @param url where others reach this replica; empty for no lease
     * @param directory learns from it whether leases may have been lost
     */
    OwnLease(ReplicaId replica, String url, Leases leases, Directory directory) {
        this.replica = replica;
        this.url = url;
        this.leases = leases;
        this.directory = directory;
    }

    /**
     * One round. Under the lock, so that a renewal under way cannot follow the end of the lease.
     *
     * @return the pause until the next one
     */
    synchronized Duration renew() {
        if (!serving) {
            return EVERY;
        }
        try {
            boolean was = leases.renew(replica, url);
            if (!was && held) {
                directory.leasesWereLost();
            }
            held = true;
            if (failing) {
                failing = false;
                logger.info("the lease of this replica is renewed in Redis again");
            }
            return EVERY;
        } catch (Leases.UnavailableException e) {
            directory.leasesWereLost();
            if (!failing) {
                failing = true;
                logger.warn(
                        "the lease of this replica cannot be renewed in Redis, so other replicas"
                                + " may not find it: {}",
                        String.valueOf(e.getCause()));
            }
            return AFTER_FAILURE;
        }
    }

    /** Before the HTTP server, and so stopped after it. */
    @Override
    public int getPhase() {
        return 0;
    }

    @Override
    public void start() {
        if (!url.isEmpty()) {
            synchronized (this) {
                serving = true;
            }
            loop.start();
            logger.info("this replica is {}, and others reach it at {}", replica, url);
        }
    }

    @Override
    public void stop() {
        if (!loop.isRunning()) {
            return;
        }
        synchronized (this) {
            serving = false;
            held = false;
            try {
                leases.end(replica);
            } catch (Leases.UnavailableException e) {
                logger.debug("the lease of this replica ends by itself", e);
            }
        }
        loop.stop();
    }

    @Override
    public boolean isRunning() {
        return loop.isRunning();
    }
}
