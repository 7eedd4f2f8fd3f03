package dev.switchboard.router.flag;

import dev.switchboard.model.flag.FeatureFlag;
import dev.switchboard.service.loop.BackgroundLoop;
import java.time.Duration;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;

/**
 * Looks up once a second what is set, on a virtual thread of its own, and sooner when told that
 * something was changed. While PostgreSQL is away, what was known last holds.
 */
final class FlagWatch implements SmartLifecycle {

    private static final Logger logger = LoggerFactory.getLogger(FlagWatch.class);

    private static final Duration LOOK = Duration.ofSeconds(1);

    private final FlagStore store;
    private final FlagProvider provider;
    private final FeatureFlags flags;
    private final BackgroundLoop loop = new BackgroundLoop("flag-watch", this::watch);

    FlagWatch(FlagStore store, FlagProvider provider, FeatureFlags flags) {
        this.store = store;
        this.provider = provider;
        this.flags = flags;
    }

    /** Something was changed; any thread. */
    void look() {
        loop.wake();
    }

    /**
     * Looks now; any thread. One that read before a change must not speak after one that read
     * since, hence the lock.
     */
    synchronized void lookNow() {
        Map<FeatureFlag, FlagOverride> set = store.all();
        if (provider.become(set)) {
            flags.evaluate();
            logger.info("feature flags that are set: {}", set);
        }
    }

    @Override
    public void start() {
        loop.start();
    }

    @Override
    public void stop() {
        loop.stop();
    }

    @Override
    public boolean isRunning() {
        return loop.isRunning();
    }

    private Duration watch() {
        try {
            lookNow();
        } catch (DataAccessException e) {
            // health tells it, and what is known holds
            logger.debug("flags cannot be looked up", e);
        }
        return LOOK;
    }
}
