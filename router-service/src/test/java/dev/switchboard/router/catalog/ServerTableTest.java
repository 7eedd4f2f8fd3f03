package dev.switchboard.router.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.switchboard.router.catalog.StoredServer.Origin;
import dev.switchboard.router.encryption.EncryptionKeys;
import dev.switchboard.router.outbound.Headers;
import dev.switchboard.router.outbound.OutboundUrl;
import dev.switchboard.router.upstream.ServerConfiguration;
import dev.switchboard.router.upstream.ServerEndpoint.Http;
import dev.switchboard.router.upstream.ServerName;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class ServerTableTest {

    private static final byte[] OLD_KEY = key(1);
    private static final byte[] NEW_KEY = key(2);

    private final HikariDataSource pool = TestDatabase.pool(TestDatabase.empty());
    private final JdbcClient sql = JdbcClient.create(pool);
    private final ServerTable table = with(OLD_KEY);

    @AfterEach
    void close() {
        pool.close();
    }

    @Test
    void a_server_comes_back_as_it_was_stored() {
        ServerConfiguration weather =
                new ServerConfiguration(
                        new ServerName("Weather"),
                        new Http(
                                OutboundUrl.parse("https://example.com/sse?a=b"),
                                true,
                                Headers.NONE.with("X", "x's secret"),
                                false),
                        false,
                        true);

        assertThat(table.insert(weather, Origin.REGISTRY, "a test")).isTrue();

        assertThat(table.all())
                .singleElement()
                .satisfies(stored -> {
                    assertThat(stored.configuration()).isEqualTo(weather);
                    assertThat(stored.origin()).isEqualTo(Origin.REGISTRY);
                    assertThat(stored.changedBy()).isEqualTo("a test");
                    assertThat(stored.createdAt()).isEqualTo(stored.changedAt());
                });
    }

    @Test
    void a_name_is_taken_in_any_case_of_its_letters() {
        table.insert(TestReplica.server("weather"), Origin.API, null);

        assertThat(table.insert(TestReplica.server("Weather"), Origin.API, null)).isFalse();
        assertThat(table.update(TestReplica.server("WEATHER"), "another")).isTrue();
        assertThat(table.all()).extracting(StoredServer::changedBy).containsExactly("another");
        assertThat(table.delete(new ServerName("wEATHER"))).isTrue();
        assertThat(table.delete(new ServerName("weather"))).isFalse();
        assertThat(table.update(TestReplica.server("weather"), null)).isFalse();
    }

    @Test
    void values_of_headers_are_in_the_database_only_encrypted() {
        table.insert(secretive("weather"), Origin.API, null);
        table.insert(secretive("other"), Origin.API, null);

        List<String> columns =
                sql.sql("select mcp_server::text from mcp_server").query(String.class).list();
        assertThat(columns)
                .hasSize(2)
                .noneMatch(row -> row.contains("hidden") || row.contains("Authorization"));
        assertThat(sql.sql("select headers from mcp_server").query(String.class).list())
                .doesNotContainNull()
                .doesNotHaveDuplicates();
    }

    @Test
    void a_server_whose_headers_have_another_key_is_left_out_and_the_others_are_not() {
        table.insert(secretive("weather"), Origin.API, null);
        table.insert(TestReplica.server("open"), Origin.API, null);

        assertThat(names(with(NEW_KEY))).containsExactly("open");
        assertThat(names(with())).containsExactly("open");
        assertThat(names(with(NEW_KEY, OLD_KEY))).containsExactly("open", "weather");
        assertThat(with(NEW_KEY).lock(new ServerName("weather")))
                .hasValueSatisfying(stored ->
                        assertThat(((Http) stored.configuration().endpoint()).headers())
                                .isEqualTo(Headers.NONE));
    }

    @Test
    void headers_of_one_server_cannot_be_given_to_another() {
        table.insert(secretive("weather"), Origin.API, null);
        TestDatabase.execute("update mcp_server set name = 'evil', url = 'https://evil.example'");

        assertThat(table.all()).isEmpty();
    }

    @Test
    void a_key_can_be_taken_away_once_all_headers_are_encrypted_with_the_next() {
        table.insert(secretive("weather"), Origin.API, null);
        table.insert(TestReplica.server("open"), Origin.API, null);

        assertThat(table.encryptAnew()).isZero();
        assertThat(with(NEW_KEY).encryptAnew()).isZero();
        assertThat(with(NEW_KEY, OLD_KEY).encryptAnew()).isEqualTo(1);

        assertThat(with(NEW_KEY).all())
                .extracting(StoredServer::configuration)
                .containsExactly(TestReplica.server("open"), secretive("weather"));
        assertThat(names(table)).containsExactly("open");
    }

    @Test
    void what_another_version_has_stored_does_not_hide_the_others() {
        table.insert(TestReplica.server("open"), Origin.API, null);
        table.insert(TestReplica.server("odd"), Origin.API, null);
        TestDatabase.execute("update mcp_server set origin = 'elsewhere' where name = 'odd'");

        assertThat(names(table)).containsExactly("open");
    }

    @Test
    void a_registration_is_current_until_it_is_changed_or_removed() {
        table.insert(TestReplica.server("weather"), Origin.API, null);
        StoredServer first = table.all().getFirst();
        assertThat(table.isCurrent(first)).isTrue();

        table.update(TestReplica.server("weather"), null);
        StoredServer second = table.all().getFirst();
        assertThat(table.isCurrent(first)).isFalse();
        assertThat(table.isCurrent(second)).isTrue();

        table.delete(new ServerName("weather"));
        assertThat(table.isCurrent(second)).isFalse();
    }

    private ServerTable with(byte[]... keys) {
        return new ServerTable(
                sql,
                new HeaderSecrets(
                        keys.length == 0
                                ? Optional.empty()
                                : Optional.of(new EncryptionKeys(List.of(keys)))));
    }

    private static List<String> names(ServerTable table) {
        return table.all().stream().map(it -> it.configuration().name().value()).toList();
    }

    private static ServerConfiguration secretive(String name) {
        return TestReplica.server(name, name, Map.of("Authorization", "Bearer hidden"));
    }

    private static byte[] key(int fill) {
        byte[] key = new byte[EncryptionKeys.KEY_BYTES];
        Arrays.fill(key, (byte) fill);
        return key;
    }
}
