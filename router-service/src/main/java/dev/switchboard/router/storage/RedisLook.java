package dev.switchboard.router.storage;

import java.util.function.Supplier;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.exceptions.JedisException;

/** Looks at Redis. One thread. */
final class RedisLook implements Supplier<StoreState> {

    private final RedisClient redis;

    RedisLook(RedisClient redis) {
        this.redis = redis;
    }

    @Override
    public StoreState get() {
        try {
            redis.ping();
            return new StoreState.Ready();
        } catch (JedisException e) {
            return new StoreState.Away(Reasons.ofCause(e));
        }
    }
}
