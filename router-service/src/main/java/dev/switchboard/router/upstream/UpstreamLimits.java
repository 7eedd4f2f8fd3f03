package dev.switchboard.router.upstream;

import java.time.Duration;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * The limits of the connections to a server.
 *
 * @param connect for a connection to be opened
 * @param probe for a server to answer what era it is of
 * @param idle the longest time of a request without a message that belongs to it
 * @param total the longest time of a request
 * @param message the largest message of a server
 * @param requests how many may run at once on one server
 * @param unused after which time without requests a child process is stopped
 */
public record UpstreamLimits(
        @DefaultValue("30s") Duration connect,
        @DefaultValue("10s") Duration probe,
        @DefaultValue("60s") Duration idle,
        @DefaultValue("10m") Duration total,
        @DefaultValue("10MB") DataSize message,
        @DefaultValue("200") int requests,
        @DefaultValue("10m") Duration unused) {

    public UpstreamLimits {
        positive(connect, "connect");
        positive(probe, "probe");
        positive(idle, "idle");
        positive(total, "total");
        positive(unused, "unused");
        if (message.toBytes() < 1024 || message.toBytes() > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("message must be at least 1KB and less than 2GB");
        }
        if (requests < 1) {
            throw new IllegalArgumentException("requests must be more than 0");
        }
    }

    private static void positive(Duration value, String name) {
        if (!value.isPositive()) {
            throw new IllegalArgumentException(name + " must be more than 0");
        }
    }
}
