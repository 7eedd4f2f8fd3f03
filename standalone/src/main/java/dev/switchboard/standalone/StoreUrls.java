package dev.switchboard.standalone;

import dev.switchboard.router.storage.DatabaseUrl;
import dev.switchboard.router.storage.RedisUrl;
import dev.switchboard.router.storage.UnreadableUrlException;
import java.util.Map;

/**
 * The stores that somebody else runs.
 *
 * @param database PostgreSQL's URL; empty for an embedded one
 * @param redis Redis's URL; empty for an embedded one
 */
record StoreUrls(String database, String redis) {

    /**
     * Takes {@code DATABASE_URL} and {@code REDIS_URL} out of the environment.
     *
     * @throws StartFault when one cannot be read
     */
    static StoreUrls read(Map<String, String> environment) {
        StoreUrls urls =
                new StoreUrls(
                        environment.getOrDefault("DATABASE_URL", "").strip(),
                        environment.getOrDefault("REDIS_URL", "").strip());
        try {
            if (!urls.database.isEmpty()) {
                DatabaseUrl.parse(urls.database);
            }
            if (!urls.redis.isEmpty()) {
                RedisUrl.parse(urls.redis);
            }
            return urls;
        } catch (UnreadableUrlException e) {
            throw new StartFault(String.valueOf(e.getMessage()));
        }
    }

    /** Without the passwords that are in the URLs. */
    @Override
    public String toString() {
        return "StoreUrls[database=%s, redis=%s]"
                .formatted(
                        database.isEmpty() ? "embedded" : "given",
                        redis.isEmpty() ? "embedded" : "given");
    }
}
