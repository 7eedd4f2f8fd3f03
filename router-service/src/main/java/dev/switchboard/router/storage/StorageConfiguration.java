package dev.switchboard.router.storage;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import redis.clients.jedis.ConnectionPoolConfig;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.RedisClient;

/**
 * The connection pools of the stores. Nothing here waits for a store: a call to one that is
 * unavailable fails within about two seconds, and the pools recover with it. The beans are plain
 * ones, and Spring Boot's modules for stores are left out: their auto-configuration would reach the
 * other services that share this process.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(StorageSettings.class)
public class StorageConfiguration {

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    /** A connection that brings nothing for so long is given up, whatever it was asked. */
    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(10);

    @Bean
    DatabaseUrl databaseUrl(StorageSettings settings) {
        return DatabaseUrl.parse(settings.databaseUrl());
    }

    @Bean
    HikariDataSource dataSource(DatabaseUrl url, StorageSettings settings) {
        HikariConfig pool = new HikariConfig();
        pool.setPoolName("router");
        pool.setJdbcUrl(url.jdbcUrl());
        pool.setDataSourceProperties(
                url.properties(
                        Map.of(
                                "ApplicationName",
                                "switchboard",
                                "connectTimeout",
                                Long.toString(PATIENCE.toSeconds()),
                                "socketTimeout",
                                Long.toString(LONGEST_ANSWER.toSeconds()))));
        pool.setMaximumPoolSize(settings.connections());
        pool.setMinimumIdle(1);
        pool.setConnectionTimeout(PATIENCE.toMillis());
        pool.setValidationTimeout(PATIENCE.dividedBy(2).toMillis());
        // PostgreSQL may be away for now
        pool.setInitializationFailTimeout(-1);
        return new HikariDataSource(pool);
    }

    @Bean
    JdbcClient jdbcClient(DataSource dataSource) {
        return JdbcClient.create(dataSource);
    }

    @Bean
    StoreGuard postgresqlHealthIndicator(DatabaseUrl url, DataSource dataSource) {
        return new StoreGuard(
                "PostgreSQL at " + url, new PostgresLook(new Migrations(url), dataSource));
    }

    @Bean
    RedisUrl redisUrl(StorageSettings settings) {
        return RedisUrl.parse(settings.redisUrl());
    }

    @Bean
    RedisClient redisClient(RedisUrl url, StorageSettings settings) {
        ConnectionPoolConfig pool = new ConnectionPoolConfig();
        pool.setMaxTotal(settings.connections());
        pool.setMaxWait(PATIENCE);
        // otherwise each connection of a Redis that was started anew would fail once
        pool.setTestOnBorrow(true);
        DefaultJedisClientConfig.Builder client =
                DefaultJedisClientConfig.builder()
                        .connectionTimeoutMillis(Math.toIntExact(PATIENCE.toMillis()))
                        .socketTimeoutMillis(Math.toIntExact(PATIENCE.toMillis()))
                        .clientName("switchboard")
                        .database(url.database())
                        .ssl(url.encrypted());
        if (!url.user().isEmpty()) {
            client.user(url.user());
        }
        if (!url.password().isEmpty()) {
            client.password(url.password());
        }
        return RedisClient.builder()
                .hostAndPort(url.host(), url.port())
                .clientConfig(client.build())
                .poolConfig(pool)
                .build();
    }

    @Bean
    StoreGuard redisHealthIndicator(RedisUrl url, RedisClient redis) {
        return new StoreGuard("Redis at " + url, new RedisLook(redis));
    }
}
