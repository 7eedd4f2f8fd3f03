package dev.switchboard.standalone;

import dev.switchboard.kafka.EmbeddedKafka;
import dev.switchboard.stores.EmbeddedPostgres;
import dev.switchboard.stores.EmbeddedRedis;
import dev.switchboard.stores.StoreStartException;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What the services use: Kafka, PostgreSQL and Redis. Started by one thread, closed by any. */
final class Servers implements AutoCloseable {

    private volatile @Nullable EmbeddedKafka kafka;
    private volatile @Nullable EmbeddedPostgres postgres;
    private volatile @Nullable EmbeddedRedis redis;
    private String databaseUrl = "";
    private String redisUrl = "";

    /**
     * Starts all of them side by side, save the stores that somebody else runs. Where one fails,
     * the others are there to be closed.
     *
     * @throws StartFault when a store can't be started
     */
    void start(DataFolder folder, int kafkaPort, StoreUrls urls) {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var database = url(urls.database(), threads, () -> startPostgres(folder));
            var cache = url(urls.redis(), threads, () -> startRedis(folder));
            kafka = EmbeddedKafka.start(folder.kafka(), kafkaPort);
            databaseUrl = database.join();
            redisUrl = cache.join();
        } catch (CompletionException e) {
            throw new StartFault(String.valueOf(Objects.requireNonNull(e.getCause()).getMessage()));
        }
    }

    /**
     * Starts PostgreSQL alone.
     *
     * @return where it is
     * @throws StoreStartException when it can't be started
     */
    String startPostgres(DataFolder folder) {
        EmbeddedPostgres started =
                EmbeddedPostgres.start(folder.postgres(), folder.logs().resolve("postgres.log"));
        postgres = started;
        return started.url();
    }

    private String startRedis(DataFolder folder) {
        EmbeddedRedis started =
                EmbeddedRedis.start(folder.redis(), folder.logs().resolve("redis.log"));
        redis = started;
        return started.url();
    }

    private static CompletableFuture<String> url(
            String given, ExecutorService threads, Supplier<String> start) {
        return given.isEmpty()
                ? CompletableFuture.supplyAsync(start, threads)
                : CompletableFuture.completedFuture(given);
    }

    EmbeddedKafka kafka() {
        return Objects.requireNonNull(kafka);
    }

    String databaseUrl() {
        return databaseUrl;
    }

    String redisUrl() {
        return redisUrl;
    }

    @Override
    public void close() {
        EmbeddedKafka broker = kafka;
        EmbeddedPostgres database = postgres;
        EmbeddedRedis cache = redis;
        try {
            if (broker != null) {
                broker.close();
            }
        } finally {
            if (cache != null) {
                cache.close();
            }
            if (database != null) {
                database.close();
            }
        }
    }
}
