package dev.switchboard.router.upstream;

import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How a server is.
 *
 * @param since when that began
 * @param reason why it is not available, in words; null if it is
 */
public record UpstreamStatus(State state, Instant since, @Nullable String reason) {

    /** How it is now: the same if nothing has changed. */
    UpstreamStatus next(State now, @Nullable String why) {
        return state == now && Objects.equals(reason, why)
                ? this
                : new UpstreamStatus(now, Instant.now(), why);
    }

    /** Whether requests can be sent. */
    public enum State {
        /** Nothing was asked for yet, or not for a while: the next request connects. */
        IDLE,
        CONNECTING,
        READY,
        /** The last attempt failed; requests are refused until the next. */
        UNAVAILABLE,
        /** Somebody has disabled the server. */
        DISABLED;

        /** As the API and events name it. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
