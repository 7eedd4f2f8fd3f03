package dev.switchboard.router.flag;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
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
    private volatile boolean running;
    private volatile @Nullable Thread thread;

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
        running = true;
        thread = Thread.ofVirtual().name("flag-news").start(this::listen);
    }

    @Override
    public void stop() {
        running = false;
        Thread listening = thread;
        if (listening != null) {
            // closes the socket that it reads, as it is a virtual thread
            listening.interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void listen() {
        try {
            while (running) {
                try {
                    redis.subscribe(new Listener(onNews), CHANNEL);
                } catch (JedisException e) {
                    logger.debug("cannot subscribe to changes in Redis for now", e);
                }
                Thread.sleep(PAUSE);
            }
        } catch (InterruptedException e) {
            // stopped; the thread ends here
        }
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
