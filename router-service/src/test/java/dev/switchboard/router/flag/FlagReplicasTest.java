package dev.switchboard.router.flag;

import static dev.switchboard.model.flag.FeatureFlag.CONTRACT_TOOLS;
import static dev.switchboard.model.flag.FeatureFlag.MCP_GATEWAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.switchboard.model.flag.FeatureFlag;
import dev.switchboard.router.flag.FlagChange.Changed;
import dev.switchboard.router.flag.FlagChange.RuledByEnvironment;
import dev.switchboard.router.flag.FlagChange.StoreAway;
import dev.switchboard.router.storage.StorageConfiguration;
import dev.switchboard.service.web.problem.ProblemException;
import dev.switchboard.testkit.Relay;
import dev.switchboard.testkit.TestPostgres;
import dev.switchboard.testkit.TestRedis;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/** Replicas of the router's flags on the same stores, which can be taken away. */
class FlagReplicasTest {

    private final String database = TestPostgres.freshDatabase();
    private final Relay postgres = Relay.before(database);
    private final Relay redis = Relay.before(TestRedis.url());
    private final List<AnnotationConfigApplicationContext> replicas = new ArrayList<>();

    FlagReplicasTest() throws IOException {}

    @AfterEach
    void stop() throws IOException {
        replicas.forEach(AnnotationConfigApplicationContext::close);
        postgres.close();
        redis.close();
    }

    @Test
    void a_change_is_seen_by_the_other_replica_with_redis_and_without() throws IOException {
        Replica one = start();
        Replica other = start();

        assertThat(one.set(MCP_GATEWAY, false)).isInstanceOf(Changed.class);
        assertThat(one.isOn(MCP_GATEWAY)).isFalse();
        await().until(() -> !other.isOn(MCP_GATEWAY));

        redis.goAway();
        assertThat(other.clear(MCP_GATEWAY)).isInstanceOf(Changed.class);
        assertThat(other.isOn(MCP_GATEWAY)).isTrue();
        await().until(() -> one.isOn(MCP_GATEWAY));
    }

    @Test
    void a_change_outlives_all_replicas() {
        Replica first = start();
        first.set(MCP_GATEWAY, false);
        replicas.getFirst().close();

        Replica next = start();

        await().until(() -> !next.isOn(MCP_GATEWAY));
        assertThat(next.flags().state(MCP_GATEWAY).override())
                .extracting(FlagOverride::changedBy)
                .isEqualTo("a test");
    }

    @Test
    void what_was_known_last_holds_while_postgresql_is_away_and_nothing_can_be_changed()
            throws IOException {
        Replica one = start();
        one.set(CONTRACT_TOOLS, false);

        postgres.goAway();

        assertThat(one.set(MCP_GATEWAY, false)).isEqualTo(new StoreAway());
        assertThatThrownBy(() -> one.controller().clear(MCP_GATEWAY.name()))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> {
                            assertThat(e.problem().status()).isEqualTo(503);
                            assertThat(e.headers()).containsEntry("Retry-After", "2");
                        });
        assertThat(one.isOn(CONTRACT_TOOLS)).isFalse();
        assertThat(one.isOn(MCP_GATEWAY)).isTrue();

        postgres.comeBack();

        await().until(() -> one.set(MCP_GATEWAY, false) instanceof Changed);
        assertThat(one.isOn(MCP_GATEWAY)).isFalse();
    }

    @Test
    void without_postgresql_from_the_start_the_defaults_hold() throws IOException {
        postgres.goAway();

        Replica one = new Replica(context());

        assertThat(Arrays.stream(FeatureFlag.values()))
                .allMatch(flag -> one.isOn(flag) == flag.isOnByDefault());
    }

    @Test
    void the_environment_rules_over_what_is_set() {
        Replica one = start();
        one.set(MCP_GATEWAY, true);
        Replica ruled = start("FEATURE_MCP_GATEWAY=off");

        assertThat(ruled.isOn(MCP_GATEWAY)).isFalse();
        assertThat(ruled.set(MCP_GATEWAY, true))
                .isEqualTo(new RuledByEnvironment("FEATURE_MCP_GATEWAY"));
        assertThatThrownBy(() -> ruled.controller().clear(MCP_GATEWAY.name()))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problem().status()).isEqualTo(409))
                .hasMessageContaining("FEATURE_MCP_GATEWAY");
        assertThat(ruled.clear(MCP_GATEWAY))
                .isEqualTo(new RuledByEnvironment("FEATURE_MCP_GATEWAY"));
        assertThat(one.isOn(MCP_GATEWAY)).isTrue();
    }

    /** One whose stores serve. */
    private Replica start(String... properties) {
        Replica replica = new Replica(context(properties));
        await().until(() -> replica.clear(FeatureFlag.ROUTER_SERVICES) instanceof Changed);
        return replica;
    }

    private AnnotationConfigApplicationContext context(String... properties) {
        AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
        replicas.add(context);
        TestPropertyValues.of(
                        "switchboard.storage.database-url=" + postgres.in(database),
                        "switchboard.storage.redis-url=" + redis.in(TestRedis.url()))
                .and(properties)
                .applyTo(context);
        context.register(StorageConfiguration.class, FlagConfiguration.class);
        context.refresh();
        return context;
    }

    private record Replica(AnnotationConfigApplicationContext context) {

        boolean isOn(FeatureFlag flag) {
            return context.getBean(FeatureFlags.class).isOn(flag);
        }

        FlagAdministration flags() {
            return context.getBean(FlagAdministration.class);
        }

        FlagsController controller() {
            return context.getBean(FlagsController.class);
        }

        FlagChange set(FeatureFlag flag, boolean enabled) {
            return flags().set(flag, enabled, "a test");
        }

        FlagChange clear(FeatureFlag flag) {
            return flags().clear(flag);
        }
    }
}
