package dev.switchboard.router.replica;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.switchboard.router.session.ReplicaId;
import dev.switchboard.router.storage.StorageConfiguration;
import dev.switchboard.testkit.Relay;
import dev.switchboard.testkit.TestPostgres;
import dev.switchboard.testkit.TestRedis;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import redis.clients.jedis.RedisClient;

/** Leases in a real Redis, behind a relay that can take it away. */
class RedisLeasesTest {

    private static final String URL = "http://router-1:8003";

    private final ReplicaId replica = ReplicaId.random();
    private final Relay relay = Relay.before(TestRedis.url());
    private final AnnotationConfigApplicationContext context = context();
    private final RedisClient redis = context.getBean(RedisClient.class);
    private final RedisLeases leases = new RedisLeases(redis);
    private final Directory directory = new Directory(leases, null);

    RedisLeasesTest() throws IOException {}

    private AnnotationConfigApplicationContext context() {
        AnnotationConfigApplicationContext made = new AnnotationConfigApplicationContext();
        TestPropertyValues.of(
                        "switchboard.storage.database-url=" + TestPostgres.freshDatabase(),
                        "switchboard.storage.redis-url=" + relay.in(TestRedis.url()))
                .applyTo(made);
        made.register(StorageConfiguration.class);
        made.refresh();
        return made;
    }

    @AfterEach
    void stop() throws IOException {
        context.close();
        relay.close();
    }

    @Test
    void a_lease_is_found_until_it_ends() {
        ReplicaId other = ReplicaId.random();
        assertThat(leases.find(List.of(replica, other))).isEmpty();
        assertThat(leases.renew(replica, URL)).isFalse();
        assertThat(leases.renew(replica, URL)).isTrue();
        assertThat(leases.find(List.of(other, replica))).containsExactly(Map.entry(replica, URL));

        leases.end(replica);

        assertThat(leases.find(List.of(replica, other))).isEmpty();
    }

    @Test
    void a_lease_that_is_not_renewed_expires() {
        leases.renew(replica, URL);

        assertThat(redis.ttl("switchboard.replica:" + replica))
                .isBetween(1L, Leases.LASTING.toSeconds());
    }

    @Test
    void redis_that_is_away_is_told_from_a_lease_that_is_not_there() throws IOException {
        relay.goAway();

        assertThatThrownBy(() -> leases.find(List.of(replica)))
                .isInstanceOf(Leases.UnavailableException.class);
        assertThatThrownBy(() -> leases.renew(replica, URL))
                .isInstanceOf(Leases.UnavailableException.class);
    }

    @Test
    void a_replica_holds_its_lease_while_it_runs_and_after_an_outage() throws IOException {
        OwnLease lease = new OwnLease(replica, URL, leases, directory);
        relay.goAway();
        lease.start();
        relay.comeBack();
        await().until(this::isHeld);

        lease.stop();

        assertThat(leases.find(List.of(replica))).isEmpty();
        assertThat(lease.isRunning()).isFalse();
    }

    @Test
    void a_replica_without_a_url_has_no_lease() {
        OwnLease lease = new OwnLease(replica, "", leases, directory);

        lease.start();

        assertThat(lease.isRunning()).isFalse();
        assertThat(leases.find(List.of(replica))).isEmpty();
    }

    private boolean isHeld() {
        try {
            return leases.find(List.of(replica)).containsKey(replica);
        } catch (Leases.UnavailableException e) {
            return false;
        }
    }
}
