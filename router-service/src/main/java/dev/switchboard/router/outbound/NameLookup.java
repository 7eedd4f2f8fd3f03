package dev.switchboard.router.outbound;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Asks for the addresses of names on threads of its own: a lookup is a native call that nothing
 * interrupts, and would occupy one of the few threads that carry virtual ones. A name that is slow
 * to answer occupies one thread, however many ask. Thread-safe.
 */
final class NameLookup implements AutoCloseable {

    private static final int THREADS = 32;
    private static final int WAITING = 1000;
    private static final long IDLE_SECONDS = 10;

    /** Where names are looked up; blocks. */
    interface Resolver {
        InetAddress[] addresses(String host) throws UnknownHostException;
    }

    private final Resolver resolver;
    private final ConcurrentMap<String, CompletableFuture<InetAddress[]>> running =
            new ConcurrentHashMap<>();
    private final ThreadPoolExecutor threads =
            new ThreadPoolExecutor(
                    THREADS,
                    THREADS,
                    IDLE_SECONDS,
                    TimeUnit.SECONDS,
                    new LinkedBlockingQueue<>(WAITING),
                    Thread.ofPlatform().daemon().name("outbound-names-", 0).factory());

    NameLookup(Resolver resolver) {
        this.resolver = resolver;
        threads.allowCoreThreadTimeOut(true);
    }

    /**
     * Looks a host up.
     *
     * @return the caller's own: cancelling it does not disturb others who ask; fails with {@link
     *     UnknownHostException}, or with {@link java.util.concurrent.RejectedExecutionException} if
     *     too many wait
     */
    CompletableFuture<InetAddress[]> find(String host) {
        return HostName.literal(host)
                .map(address -> CompletableFuture.completedFuture(new InetAddress[] {address}))
                .orElseGet(() -> findName(host));
    }

    private CompletableFuture<InetAddress[]> findName(String host) {
        CompletableFuture<InetAddress[]> mine = new CompletableFuture<>();
        CompletableFuture<InetAddress[]> earlier = running.putIfAbsent(host, mine);
        if (earlier != null) {
            return earlier.copy();
        }
        try {
            threads.execute(() -> look(host, mine));
        } catch (RuntimeException e) {
            running.remove(host);
            mine.completeExceptionally(e);
        }
        return mine.copy();
    }

    private void look(String host, CompletableFuture<InetAddress[]> result) {
        try {
            InetAddress[] found = resolver.addresses(host);
            running.remove(host);
            result.complete(found);
        } catch (UnknownHostException | RuntimeException e) {
            running.remove(host);
            result.completeExceptionally(e);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
        running.values().forEach(lookup -> lookup.cancel(true));
    }
}
