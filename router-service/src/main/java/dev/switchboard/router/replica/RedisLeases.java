package dev.switchboard.router.replica;

import dev.switchboard.router.session.ReplicaId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
    public Map<ReplicaId, String> find(Collection<ReplicaId> replicas) {
        List<ReplicaId> asked = List.copyOf(replicas);
        String[] keys = asked.stream().map(RedisLeases::key).toArray(String[]::new);
        List<? extends @Nullable String> found = ask(() -> redis.mget(keys)).orElseThrow();
        Map<ReplicaId, String> urls = new HashMap<>();
        for (int i = 0; i < keys.length; i++) {
            String url = found.get(i);
            if (url != null) {
                urls.put(asked.get(i), url);
            }
        }
        return urls;
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
