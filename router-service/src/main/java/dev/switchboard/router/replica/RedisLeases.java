package dev.switchboard.router.replica;

import dev.switchboard.router.session.ReplicaId;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.params.SetParams;

/** Leases in Redis, each a key that expires. */
final class RedisLeases implements Leases {

    private static final String PREFIX = "switchboard.replica:";

    private final RedisClient redis;

    RedisLeases(RedisClient redis) {
        this.redis = redis;
    }

    @Override
    public boolean renew(ReplicaId replica, String url) {
        return ask(() ->
                        redis.setGet(
                                key(replica), url, SetParams.setParams().ex(LASTING.toSeconds())))
                .isPresent();
    }

    @Override
    public void end(ReplicaId replica) {
        ask(() -> redis.del(key(replica)));
    }

    @Override
    public Optional<String> find(ReplicaId replica) {
        return ask(() -> redis.get(key(replica)));
    }

    private static String key(ReplicaId replica) {
        return PREFIX + replica;
    }

    private static <T> Optional<T> ask(Supplier<@Nullable T> question) {
        try {
            return Optional.ofNullable(question.get());
        } catch (JedisException e) {
            throw new UnavailableException(e);
        }
    }
}
