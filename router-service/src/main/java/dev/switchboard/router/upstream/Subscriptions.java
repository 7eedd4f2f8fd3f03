package dev.switchboard.router.upstream;

import dev.switchboard.router.upstream.channel.ChannelException;
import dev.switchboard.router.upstream.channel.ChannelException.Kind;
import dev.switchboard.service.loop.BackgroundLoop;
import dev.switchboard.service.loop.RetryPause;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a subscription to a server of the stateless era open. If other notifications are wanted, it
 * begins another, and ends the one before when the server has acknowledged that. Thread-safe.
 */
final class Subscriptions implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Subscriptions.class);

    private static final Duration UNTIL_WOKEN = Duration.ofDays(1);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
    private static final Duration LAST_PAUSE = Duration.ofSeconds(30);

    /** One that lasted for so long did not fail. */
    private static final Duration LONG = Duration.ofSeconds(5);

    /** How long a new connection waits for it, since nothing is missed then. */
    private static final Duration FIRST_ATTEMPT = Duration.ofMillis(500);

    private final ServerDescription server;
    private final Subscription.Requests requests;
    private final Duration patience;
    private final ConnectionListener listener;
    private final BackgroundLoop loop = new BackgroundLoop("mcp-subscriptions", this::keep);
    private final RetryPause retry = new RetryPause(FIRST_PAUSE, LAST_PAUSE);
    private volatile CountDownLatch attempted = new CountDownLatch(1);
    private final AtomicBoolean isLate = new AtomicBoolean();
    private volatile Set<String> uris = Set.of();
    private volatile boolean offered = true;
    private volatile @Nullable Subscription current;

    /**
     * @param patience how long the server may take to acknowledge
     */
    Subscriptions(
            ServerDescription server,
            Subscription.Requests requests,
            Duration patience,
            ConnectionListener listener) {
        this.server = server;
        this.requests = requests;
        this.patience = patience;
        this.listener = listener;
    }

    /** Begins, and waits shortly for the first attempt. */
    void start() throws InterruptedException {
        if (!wanted().isEmpty()) {
            loop.start();
            var _ = attempted.await(FIRST_ATTEMPT.toMillis(), TimeUnit.MILLISECONDS);
        }
        isLate.set(true);
    }

    /**
     * Wants to be told of changes of these resources, and of no others; waits for the next attempt.
     * One thread at a time.
     */
    void watch(Set<String> resources) throws InterruptedException {
        CountDownLatch next = new CountDownLatch(1);
        attempted = next;
        uris = Set.copyOf(resources);
        if (offered && !wanted().isEmpty()) {
            loop.start();
        }
        loop.wake();
        if (loop.isRunning()) {
            var _ = next.await(patience.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private NotificationFilter wanted() {
        return NotificationFilter.of(server, uris);
    }

    /** One round; the loop's thread only. */
    private Duration keep() throws InterruptedException {
        CountDownLatch waiting = attempted;
        try {
            return attempt();
        } finally {
            waiting.countDown();
        }
    }

    private Duration attempt() throws InterruptedException {
        Subscription now = current;
        NotificationFilter wanted = wanted();
        if (now != null && !now.isOpen()) {
            current = null;
            if (now.age().compareTo(LONG) > 0) {
                retry.reset();
            }
            return retry.next();
        }
        if (wanted.isEmpty()) {
            current = null;
            if (now != null) {
                now.end();
            }
            return UNTIL_WOKEN;
        }
        if (now != null && now.filter().equals(wanted)) {
            return UNTIL_WOKEN;
        }
        return begin(wanted, now);
    }

    private Duration begin(NotificationFilter wanted, @Nullable Subscription before)
            throws InterruptedException {
        Subscription next = new Subscription(wanted, listener);
        next.start(requests, () -> ended(next));
        boolean granted = false;
        try {
            NotificationFilter refused = wanted.without(next.awaitGranted(patience));
            granted = true;
            if (!refused.isEmpty()) {
                log.debug("a server does not tell of changes of {}", refused.json());
            }
        } catch (ChannelException e) {
            log.debug("a server grants no subscription: {}", e.reason());
            offered = e.kind() != Kind.UNSUPPORTED;
        } finally {
            if (!granted) {
                next.end();
            }
        }
        if (granted) {
            become(next, before);
        } else if (!offered) {
            loop.stop();
        }
        return granted && next.isOpen() ? UNTIL_WOKEN : retry.next();
    }

    private void become(Subscription next, @Nullable Subscription before) {
        boolean isFirst = isLate.compareAndSet(false, true);
        boolean overlaps = before != null && before.isOpen();
        current = next;
        if (before != null) {
            before.end();
        }
        if (!isFirst && !overlaps) {
            listener.missed();
        }
    }

    private void ended(Subscription subscription) {
        if (subscription.equals(current)) {
            loop.wake();
        }
    }

    @Override
    public void close() {
        loop.stop();
        Subscription last = current;
        if (last != null) {
            last.end();
        }
    }
}
