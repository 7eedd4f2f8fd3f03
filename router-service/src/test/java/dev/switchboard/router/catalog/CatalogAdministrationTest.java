package dev.switchboard.router.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.router.catalog.RegistrationOutcome.Done;
import dev.switchboard.router.catalog.RegistrationOutcome.NameTaken;
import dev.switchboard.router.catalog.RegistrationOutcome.NoKeys;
import dev.switchboard.router.catalog.RegistrationOutcome.NoSuchDefinitions;
import dev.switchboard.router.catalog.RegistrationOutcome.Removed;
import dev.switchboard.router.catalog.RegistrationOutcome.RuledByFile;
import dev.switchboard.router.catalog.RegistrationOutcome.TooMany;
import dev.switchboard.router.catalog.RegistrationOutcome.Unknown;
import dev.switchboard.router.catalog.StoredServer.Origin;
import dev.switchboard.router.encryption.EncryptionKeys;
import dev.switchboard.router.upstream.ServerConfiguration;
import dev.switchboard.router.upstream.ServerEndpoint.Http;
import dev.switchboard.router.upstream.ServerName;
import dev.switchboard.router.upstream.UpstreamStatus.State;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CatalogAdministrationTest extends CatalogTest {

    private static final ServerName FILES = new ServerName("files");

    @Test
    void a_server_is_known_as_soon_as_it_is_registered() {
        TestReplica router = begun();

        assertThat(router.register(TestReplica.server("files")))
                .isInstanceOfSatisfying(
                        Done.class,
                        done ->
                                assertThat(done.server().registration().changedBy())
                                        .isEqualTo("a test"));
        assertThat(router.events.getFirst()).isEqualTo("REGISTERED files");
        assertThat(router.register(TestReplica.server("FILES"))).isEqualTo(new NameTaken());
    }

    @Test
    void a_change_is_made_of_what_is_stored() {
        TestReplica router = begun();
        router.register(TestReplica.server("files", "files", Map.of("X", "secret")));

        RegistrationOutcome outcome =
                router.administration.change(FILES, CatalogAdministrationTest::disabled, "another");

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Done.class,
                        done -> {
                            assertThat(done.server().status().state()).isEqualTo(State.DISABLED);
                            assertThat(done.server().registration().configuration().endpoint())
                                    .isInstanceOfSatisfying(
                                            Http.class,
                                            http ->
                                                    assertThat(http.headers().first("X"))
                                                            .contains("secret"));
                        });
        assertThat(router.events).contains("CHANGED files");
        assertThat(router.catalog.listing(FILES)).isEmpty();
        await().until(() -> !files.isConnected());
    }

    @Test
    void the_same_configuration_again_keeps_the_connection() {
        TestReplica router = begun();
        router.register(TestReplica.server("files"));
        await().until(() -> router.names("files").size() == 2);

        router.administration.change(FILES, same -> same, "another");

        assertThat(router.state("files").registration().changedBy()).isEqualTo("another");
        assertThat(router.state("files").status().state()).isEqualTo(State.READY);
        assertThat(router.events).endsWith("CHANGED files");
        assertThat(files.connections()).isEqualTo(1);
    }

    @Test
    void a_server_at_another_address_must_have_its_changes_approved() {
        TestReplica router = begun();
        router.register(TestReplica.server("files"));
        await().until(() -> router.names("files").size() == 2);
        weather.tools(READ_CHANGED);

        router.administration.change(
                FILES, _ -> TestReplica.server("files", "weather", Map.of()), null);

        await().until(() -> router.names("files").equals(List.of("!read")));
    }

    @Test
    void what_is_not_there_cannot_be_changed_removed_or_approved() {
        TestReplica router = begun();

        assertThat(router.administration.change(FILES, same -> same, null))
                .isEqualTo(new Unknown());
        assertThat(router.administration.remove(FILES)).isEqualTo(new Unknown());
        assertThat(router.approve("files", "0".repeat(64))).isEqualTo(new Unknown());
    }

    @Test
    void a_server_of_the_file_is_changed_there_alone() {
        TestReplica router = begun(TestReplica.server("files"));

        assertThat(router.register(TestReplica.server("Files"))).isEqualTo(new RuledByFile());
        assertThat(router.administration.change(FILES, same -> same, null))
                .isEqualTo(new RuledByFile());
        assertThat(router.administration.remove(FILES)).isEqualTo(new RuledByFile());
    }

    @Test
    void changes_of_a_server_of_the_file_are_approved_as_those_of_others() {
        TestReplica router = begun(TestReplica.server("files"));
        await().until(() -> router.names("files").size() == 2);
        files.tools(READ_CHANGED).announce("tools");
        await().until(() -> router.names("files").equals(List.of("!read")));

        String hash = router.quarantined("files");
        assertThat(router.approve("files", hash)).isInstanceOf(Done.class);
        assertThat(router.names("files")).containsExactly("read");
        assertThat(router.approve("files", hash)).isInstanceOf(Done.class);
    }

    @Test
    void nothing_is_approved_if_one_hash_is_not_known() {
        TestReplica router = begun();
        router.register(TestReplica.server("files"));
        await().until(() -> router.names("files").size() == 2);
        files.tools(READ_CHANGED).announce("tools");
        await().until(() -> router.names("files").equals(List.of("!read")));

        assertThat(router.approve("files", router.quarantined("files"), "f".repeat(64)))
                .isEqualTo(new NoSuchDefinitions(List.of("f".repeat(64))));
        assertThat(router.names("files")).containsExactly("!read");
    }

    @Test
    void headers_need_a_key() {
        TestReplica router = replica(database, Optional.empty()).begun();

        assertThat(router.register(TestReplica.server("files", "files", Map.of("X", "secret"))))
                .isEqualTo(new NoKeys());
        assertThat(router.register(TestReplica.server("files"))).isInstanceOf(Done.class);
        assertThat(
                        router.administration.change(
                                FILES,
                                _ -> TestReplica.server("files", "files", Map.of("X", "secret")),
                                null))
                .isEqualTo(new NoKeys());
    }

    @Test
    void a_server_whose_headers_cannot_be_read_can_be_removed() {
        begun().register(TestReplica.server("files", "files", Map.of("X", "secret")));
        TestReplica other = replica(database, Optional.of(EncryptionKeys.ofThisProcess())).begun();
        assertThat(other.catalog.servers()).isEmpty();

        assertThat(other.administration.remove(FILES)).isEqualTo(new Removed());
        assertThat(other.administration.remove(FILES)).isEqualTo(new Unknown());
    }

    @Test
    void there_is_a_limit_to_registered_servers() {
        TestReplica router = begun();
        TestDatabase.execute(
                """
                insert into mcp_server (name, url, transport, enabled, stateful, origin)
                select 's' || n, 'https://files/mcp', 'streamable-http', false, false, 'api'
                from generate_series(1, %d) n
                """
                        .formatted(CatalogAdministration.MOST_SERVERS));

        assertThat(router.administration.register(TestReplica.server("files"), Origin.API, null))
                .isEqualTo(new TooMany(CatalogAdministration.MOST_SERVERS));
    }

    private static ServerConfiguration disabled(ServerConfiguration server) {
        return new ServerConfiguration(server.name(), server.endpoint(), false, server.stateful());
    }
}
