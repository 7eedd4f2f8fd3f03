package dev.switchboard.router.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.switchboard.testkit.Relay;
import dev.switchboard.testkit.TestPostgres;
import dev.switchboard.testkit.TestRedis;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.exceptions.JedisException;

/** The stores of the router, behind relays that can take them away. */
class StorageTest {

    private final String database = TestPostgres.freshDatabase();
    private final Relay postgres = Relay.before(database);
    private final Relay redis = Relay.before(TestRedis.url());
    private final AnnotationConfigApplicationContext context =
            new AnnotationConfigApplicationContext();

    StorageTest() throws IOException {}

    @AfterEach
    void stop() throws IOException {
        context.close();
        postgres.close();
        redis.close();
    }

    @Test
    void stores_that_are_away_at_the_start_are_used_once_they_come() throws IOException {
        postgres.goAway();
        redis.goAway();
        start();
        awaitBoth(Status.OUT_OF_SERVICE);

        postgres.comeBack();
        redis.comeBack();

        awaitBoth(Status.UP);
        assertThat(flags()).isZero();
    }

    @Test
    void stores_that_are_started_anew_under_use_are_used_again() throws IOException {
        start();
        awaitBoth(Status.UP);

        postgres.goAway();
        redis.goAway();

        assertThatThrownBy(this::flags).isInstanceOf(DataAccessException.class);
        assertThatThrownBy(this::ping).isInstanceOf(JedisException.class);
        awaitBoth(Status.OUT_OF_SERVICE);

        postgres.comeBack();
        redis.comeBack();

        awaitBoth(Status.UP);
        assertThat(flags()).isZero();
        assertThat(ping()).isEqualTo("PONG");
    }

    @Test
    void stores_that_fall_silent_are_noticed_and_used_again_when_they_come_back()
            throws IOException {
        start();
        awaitBoth(Status.UP);

        postgres.fallSilent();
        redis.fallSilent();
        awaitBoth(Status.OUT_OF_SERVICE);
        postgres.comeBack();
        redis.comeBack();

        awaitBoth(Status.UP);
        assertThat(flags()).isZero();
    }

    @Test
    void stores_are_watched_again_after_the_context_was_stopped() throws IOException {
        start();
        awaitBoth(Status.UP);

        context.stop();
        context.start();
        postgres.goAway();
        redis.goAway();
        awaitBoth(Status.OUT_OF_SERVICE);
        postgres.comeBack();
        redis.comeBack();

        awaitBoth(Status.UP);
    }

    @Test
    void what_is_bound_shows_no_password() {
        assertThat(new StorageSettings("postgresql://u:secret@db/x", "redis://:secret@db", 8))
                .asString()
                .doesNotContain("secret");
    }

    @Test
    void a_url_that_cannot_be_read_is_told_without_a_stack_trace() {
        UnreadableUrlException fault = new UnreadableUrlException("DATABASE_URL is not set");

        assertThat(new UnreadableUrlAnalyzer().analyze(new IllegalStateException(fault)))
                .extracting(analysis -> analysis.getDescription())
                .isEqualTo("DATABASE_URL is not set");
    }

    private void start() {
        TestPropertyValues.of(
                        "switchboard.storage.database-url=" + postgres.in(database),
                        "switchboard.storage.redis-url=" + redis.in(TestRedis.url()))
                .applyTo(context);
        context.register(StorageConfiguration.class);
        context.refresh();
    }

    private void awaitBoth(Status status) {
        for (StoreGuard guard : context.getBeansOfType(StoreGuard.class).values()) {
            await().until(() -> guard.health().getStatus().equals(status));
        }
    }

    private long flags() {
        return context.getBean(JdbcClient.class)
                .sql("select count(*) from feature_flag")
                .query(Long.class)
                .single();
    }

    private String ping() {
        return context.getBean(RedisClient.class).ping();
    }
}
