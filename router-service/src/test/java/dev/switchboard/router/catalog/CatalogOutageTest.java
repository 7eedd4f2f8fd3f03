package dev.switchboard.router.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.switchboard.router.catalog.RegistrationOutcome.Done;
import dev.switchboard.router.catalog.RegistrationOutcome.StoreAway;
import dev.switchboard.router.upstream.ServerName;
import dev.switchboard.testkit.Relay;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;

/** PostgreSQL, or a server, is away for a while. */
class CatalogOutageTest extends CatalogTest {

    private final Relay postgres = Relay.before(database);

    CatalogOutageTest() throws IOException {}

    @AfterEach
    void close() throws IOException {
        postgres.close();
    }

    @Test
    void nothing_is_offered_before_it_is_known_what_was_approved() throws IOException {
        TestReplica router = replica(postgres.in(database), TestReplica.server("files"));
        router.without(postgres);

        assertThatThrownBy(router.sync::lookNow).isInstanceOf(DataAccessException.class);
        assertThat(router.catalog.servers()).isEmpty();

        router.with(postgres);
        router.sync.start();

        await().until(() -> router.names("files").equals(List.of("read", "write")));
        router.sync.stop();
    }

    @Test
    void what_is_known_stays_and_nothing_can_be_changed_without_postgresql() throws IOException {
        TestReplica router = replica(postgres.in(database)).begun();
        router.register(TestReplica.server("files"));
        await().until(() -> router.names("files").size() == 2);

        router.without(postgres);

        assertThat(router.register(TestReplica.server("weather"))).isEqualTo(new StoreAway());
        assertThat(router.administration.remove(new ServerName("files")))
                .isEqualTo(new StoreAway());
        assertThat(router.approve("files", "0".repeat(64))).isEqualTo(new StoreAway());
        assertThat(router.names("files")).containsExactly("read", "write");
    }

    @Test
    void what_is_listed_meanwhile_is_offered_and_recorded_later() throws IOException {
        TestReplica router = replica(postgres.in(database)).begun();
        router.register(TestReplica.server("files"));
        await().until(() -> router.names("files").size() == 2);

        router.without(postgres);
        files.tools("{\"name\": \"new\"}", WRITE).announce("tools");
        await().until(() -> router.names("files").equals(List.of("new", "write")));

        router.with(postgres);
        router.sync.start();

        TestReplica other = begun();
        await().untilAsserted(() ->
                assertThat(other.tables.definitions().of("files").listed())
                        .extracting(Definition::name)
                        .containsExactly("new", "write"));
        router.sync.stop();
    }

    @Test
    void a_tool_that_changes_while_nothing_can_be_recorded_is_in_quarantine_afterwards()
            throws IOException {
        TestReplica router = replica(postgres.in(database), TestReplica.server("weather")).begun();
        await().until(() -> router.names("weather").size() == 1);
        router.without(postgres);
        weather.tools(READ).announce("tools");
        await().until(() -> router.names("weather").equals(List.of("read")));
        weather.tools(READ_CHANGED).announce("tools");
        await().until(() -> router.names("weather").equals(List.of("!read")));

        router.with(postgres);
        router.sync.start();

        TestReplica other = begun();
        await().until(() ->
                !other.tables.definitions().of("weather").listed().isEmpty()
                        && other.tables
                                .definitions()
                                .of("weather")
                                .listed()
                                .getFirst()
                                .name()
                                .equals("read"));
        assertThat(router.names("weather")).containsExactly("!read");
        assertThat(router.approve("weather", router.quarantined("weather")))
                .isInstanceOf(Done.class);
        assertThat(router.names("weather")).containsExactly("read");
        router.sync.stop();
    }

    @Test
    void a_server_that_went_away_keeps_what_it_offers_and_is_read_again_once_it_is_back() {
        TestReplica router = begun();
        router.register(TestReplica.server("files"));
        await().until(() -> router.names("files").size() == 2);

        files.goAway();
        router.catalog.refresh(new ServerName("files"));
        await().until(() -> router.events.contains("UNAVAILABLE files"));
        assertThat(router.names("files")).containsExactly("read", "write");

        files.tools(WRITE).comeBack();

        await().until(() -> router.names("files").equals(List.of("write")));
    }

    @Test
    void a_server_that_stays_away_is_reported_once_and_not_with_every_attempt() {
        TestReplica router = begun();
        router.register(TestReplica.server("files"));
        await().until(() -> router.names("files").size() == 2);

        files.goAway();
        await().until(() -> {
            router.catalog.refresh(new ServerName("files"));
            return files.refusals() > 3;
        });

        // that its connection broke, and that there is no other
        assertThat(router.events).filteredOn("UNAVAILABLE files"::equals).hasSizeBetween(1, 2);
    }

    @Test
    void a_server_that_announces_changes_is_read_again_and_its_news_of_resources_are_passed_on() {
        TestReplica router = begun();
        router.register(TestReplica.server("files"));
        await().until(() -> router.names("files").size() == 2);

        files.tools(READ, WRITE, "{\"name\": \"more\"}").announce("tools");
        files.updated("file:///a");

        await().until(() -> router.names("files").equals(List.of("more", "read", "write")));
        assertThat(router.updated).containsExactly("file:///a");
    }

    @Test
    void a_removed_server_is_heard_of_no_more() {
        TestReplica router = begun();
        router.register(TestReplica.server("files"));
        await().until(() -> router.names("files").size() == 2);

        router.administration.remove(new ServerName("files"));
        await().until(() -> !files.isConnected());
        files.announce("tools");

        assertThat(router.events).endsWith("REMOVED files");
    }
}
