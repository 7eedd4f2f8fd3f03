package dev.switchboard.ingest.entry;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Who is let in, and how many at once.
 *
 * @param rate updates a second for each caller; 0: as many as they like
 * @param burst updates that a caller may send at once after a pause; 0: as many as in two seconds
 * @param callers of how many it is remembered what they sent; those not seen for longest first are
 *     forgotten, and begin anew
 * @param requests how many are served at once, streams not counted; 0: 64 a core
 * @param streams how many streams are read at once
 * @param patience how long a request waits for one of those places
 * @param bodies how much memory the bodies with many updates may take together
 */
@ConfigurationProperties(prefix = "switchboard.ingest", ignoreUnknownFields = false)
record EntrySettings(
        @DefaultValue("0") int rate,
        @DefaultValue("0") int burst,
        @DefaultValue("100000") int callers,
        @DefaultValue("0") int requests,
        @DefaultValue("64") int streams,
        @DefaultValue("2s") Duration patience,
        @DefaultValue("40MB") DataSize bodies) {

    private static final int REQUESTS_A_CORE = 64;

    EntrySettings {
        if (rate < 0 || burst < 0 || requests < 0) {
            throw new IllegalArgumentException(
                    "switchboard.ingest.rate, burst and requests must not be negative");
        }
        if (callers < 1 || streams < 1) {
            throw new IllegalArgumentException(
                    "switchboard.ingest.callers and streams must be at least 1");
        }
        if (rate == 0 && burst > 0) {
            throw new IllegalArgumentException(
                    "switchboard.ingest.burst needs switchboard.ingest.rate");
        }
        requests =
                requests == 0
                        ? REQUESTS_A_CORE * Runtime.getRuntime().availableProcessors()
                        : requests;
        burst = burst == 0 ? (int) Math.min(2L * rate, Integer.MAX_VALUE) : burst;
    }
}
