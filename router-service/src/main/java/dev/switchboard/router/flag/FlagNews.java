package dev.switchboard.router.flag;

import dev.switchboard.service.loop.BackgroundLoop;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import redis.clients.jedis.JedisPubSub;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.exceptions.JedisException;

/**
 * Tells the other replicas by Redis that a flag was changed, so that they look at once. Whatever is
 * lost here, they find a second later by themselves.
 */
final class FlagNews implements SmartLifecycle {

    private static final Logger logger = LoggerFactory.getLogger(FlagNews.class);

    private static final String CHANNEL = "switchboard.features";
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final RedisClient redis;
    private final Runnable onNews;

    /** Its interrupt closes the socket that it reads, as it is a virtual thread. */
    private final BackgroundLoop loop = new BackgroundLoop("flag-news", this::listen);

    /**
     * @param onNews called by the thread that listens
     */
    FlagNews(RedisClient redis, Runnable onNews) {
        this.redis = redis;
        this.onNews = onNews;
    }

    /** Returns at once. */
    void tell(String flag) {
        Thread.ofVirtual().start(() -> publish(flag));
    }

    private void publish(String flag) {
        try {
            redis.publish(CHANNEL, flag);
        } catch (JedisException e) {
            logger.debug("could not publish the change to Redis", e);
        }
    }

    @Override
    public void start() {
        loop.start();
    }

    @Override
    public void stop() {
        loop.stop();
    }

    @Override
    public boolean isRunning() {
        return loop.isRunning();
    }

    private Duration listen() {
        try {
            redis.subscribe(new Listener(onNews), CHANNEL);
        } catch (JedisException e) {
            logger.debug("cannot subscribe to changes in Redis for now", e);
        }
        return PAUSE;
    }

    private static final class Listener extends JedisPubSub {
        private final Runnable onNews;

        Listener(Runnable onNews) {
            this.onNews = onNews;
        }

        @Override
        public void onMessage(String channel, String message) {
            onNews.run();
        }
    }
}
