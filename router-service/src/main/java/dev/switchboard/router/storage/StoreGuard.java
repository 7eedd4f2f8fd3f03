package dev.switchboard.router.storage;

import dev.switchboard.service.loop.BackgroundLoop;
import dev.switchboard.service.loop.RetryPause;
import java.time.Duration;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.SmartLifecycle;

/**
 * Looks at a store for as long as the service runs, on a virtual thread of its own, and tells its
 * health from what it saw last, so that nobody who asks for that waits for a store. A store that is
 * away is looked at less and less often, every five seconds in the end. Each change is logged once.
 */
final class StoreGuard implements SmartLifecycle, HealthIndicator {

    private static final Logger logger = LoggerFactory.getLogger(StoreGuard.class);

    private static final Duration LOOK = Duration.ofSeconds(1);

    private final String name;
    private final Supplier<StoreState> look;
    private final RetryPause retry = new RetryPause();
    private final BackgroundLoop loop = new BackgroundLoop("store-guard", this::guard);
    private volatile StoreState state = new StoreState.Away("it has not been asked yet");

    /**
     * @param look asks the store, within few seconds; called by one thread
     */
    StoreGuard(String name, Supplier<StoreState> look) {
        this.name = name;
        this.look = look;
    }

    /** How the store stood when last looked at; any thread. */
    StoreState state() {
        return state;
    }

    @Override
    public Health health() {
        return switch (state) {
            case StoreState.Ready() -> Health.up().build();
            case StoreState.Away(var reason) ->
                    Health.outOfService().withDetail("reason", reason).build();
            case StoreState.Faulty(var reason) ->
                    Health.down().withDetail("reason", reason).build();
        };
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

    private Duration guard() {
        StoreState seen = look.get();
        if (!loop.wasStopped()) {
            become(seen);
        }
        if (seen instanceof StoreState.Ready) {
            retry.reset();
            return LOOK;
        }
        return retry.next();
    }

    private void become(StoreState seen) {
        if (seen.equals(state)) {
            return;
        }
        state = seen;
        switch (seen) {
            case StoreState.Ready() -> logger.info("{} is ready", name);
            case StoreState.Away(var reason) -> logger.warn("{} is unavailable: {}", name, reason);
            case StoreState.Faulty(var reason) -> logger.error("{}: {}", name, reason);
        }
    }
}
