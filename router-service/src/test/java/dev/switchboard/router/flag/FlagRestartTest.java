package dev.switchboard.router.flag;

import static dev.switchboard.model.flag.FeatureFlag.MCP_GATEWAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.router.storage.StorageConfiguration;
import dev.switchboard.testkit.Relay;
import dev.switchboard.testkit.TestPostgres;
import dev.switchboard.testkit.TestRedis;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import redis.clients.jedis.RedisClient;

/** Contexts that Spring stops and starts again, as it does with those that it pauses. */
class FlagRestartTest {

    private final String database = TestPostgres.freshDatabase();
    private final Relay redis = Relay.before(TestRedis.url());
    private final AnnotationConfigApplicationContext context =
            new AnnotationConfigApplicationContext();

    FlagRestartTest() throws IOException {}

    @AfterEach
    void stop() throws IOException {
        context.close();
        redis.close();
    }

    @Test
    void what_is_set_is_looked_up_again_after_a_stop() throws IOException {
        redis.goAway();
        start(FlagConfiguration.class);
        FlagStore store = context.getBean(FlagStore.class);
        await().ignoreExceptions().until(() -> set(store, false));
        await().until(() -> !isOn());

        context.stop();
        assertThat(context.getBean(FlagWatch.class).isRunning()).isFalse();
        set(store, true);
        context.start();

        await().until(this::isOn);
        set(store, false);
        await().until(() -> !isOn());
    }

    @Test
    void changes_are_heard_of_again_after_a_stop() {
        AtomicInteger heard = new AtomicInteger();
        context.registerBean(
                FlagNews.class,
                () -> new FlagNews(context.getBean(RedisClient.class), heard::incrementAndGet));
        start();
        FlagNews news = context.getBean(FlagNews.class);
        awaitNews(news, heard);

        context.stop();
        assertThat(news.isRunning()).isFalse();
        context.start();

        awaitNews(news, heard);
    }

    private void start(Class<?>... others) {
        TestPropertyValues.of(
                        "switchboard.storage.database-url=" + database,
                        "switchboard.storage.redis-url=" + redis.in(TestRedis.url()))
                .applyTo(context);
        context.register(StorageConfiguration.class);
        for (Class<?> other : others) {
            context.register(other);
        }
        context.refresh();
    }

    private static boolean set(FlagStore store, boolean enabled) {
        store.set(MCP_GATEWAY, enabled, "a test");
        return true;
    }

    private boolean isOn() {
        return context.getBean(FeatureFlags.class).isOn(MCP_GATEWAY);
    }

    /** Tells again until it is heard: who does not listen yet hears of nothing. */
    private static void awaitNews(FlagNews news, AtomicInteger heard) {
        int before = heard.get();
        await().until(() -> {
            news.tell(MCP_GATEWAY.name());
            return heard.get() > before;
        });
    }
}
