package dev.switchboard.bench.measured;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** How a bare producer is set. Both wait for all replicas and are idempotent. */
public enum ProducerKind {

    /** Like the ingest service's own. */
    OURS,

    /** As Kafka's client comes. */
    PLAIN;

    /** As it stands in lines between processes. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static ProducerKind of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    Map<String, Object> settings(String kafka) {
        Map<String, Object> settings =
                new HashMap<>(
                        Map.of(
                                "bootstrap.servers",
                                kafka,
                                "acks",
                                "all",
                                "enable.idempotence",
                                true));
        if (this == OURS) {
            settings.put("linger.ms", 0);
            settings.put("compression.type", "lz4");
            settings.put("buffer.memory", 32L * 1024 * 1024);
        }
        return settings;
    }
}
