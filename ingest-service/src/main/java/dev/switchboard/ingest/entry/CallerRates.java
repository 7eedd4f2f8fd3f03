package dev.switchboard.ingest.entry;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How many updates a second each caller may send: a token bucket for each, of the caller's name
 * where there is one, of its address otherwise. Thread-safe.
 *
 * <p>A request is let in while its caller owes nothing; how many updates it brings shows only when
 * it is read, and puts the caller into debt, which is paid off before its next request.
 */
public final class CallerRates {

    /** By then all but the deepest debts are paid. */
    private static final Duration REMEMBERED = Duration.ofHours(1);

    private final int rate;
    private final int burst;
    private final @Nullable Cache<String, Bucket> buckets;

    CallerRates(EntrySettings settings) {
        this.rate = settings.rate();
        this.burst = settings.burst();
        this.buckets =
                rate == 0
                        ? null
                        : Caffeine.newBuilder()
                                .maximumSize(settings.callers())
                                .expireAfterAccess(REMEMBERED)
                                .build();
    }

    /** How long the caller must wait until one more update is let in; zero when it is let in. */
    Duration enter(HttpServletRequest request) {
        if (buckets == null) {
            return Duration.ZERO;
        }
        var probe = bucket(buckets, request).tryConsumeAndReturnRemaining(1);
        return probe.isConsumed()
                ? Duration.ZERO
                : Duration.ofNanos(probe.getNanosToWaitForRefill());
    }

    /**
     * Counts updates of a request that was let in, beyond the first.
     *
     * @return for how long the caller is now in debt
     */
    public Duration charge(HttpServletRequest request, long updates) {
        return buckets == null || updates < 1
                ? Duration.ZERO
                : Duration.ofNanos(bucket(buckets, request).consumeIgnoringRateLimits(updates));
    }

    /** Gives updates back that were counted and then not taken. */
    public void giveBack(HttpServletRequest request, long updates) {
        if (buckets != null && updates > 0) {
            bucket(buckets, request).addTokens(updates);
        }
    }

    /** Updates a second; 0: as many as they like. */
    public int rate() {
        return rate;
    }

    private Bucket bucket(Cache<String, Bucket> of, HttpServletRequest request) {
        Principal principal = request.getUserPrincipal();
        String caller =
                principal == null ? "@" + request.getRemoteAddr() : "=" + principal.getName();
        return of.get(caller, _ -> fresh());
    }

    private Bucket fresh() {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(burst).refillGreedy(rate, Duration.ofSeconds(1)))
                .build();
    }
}
