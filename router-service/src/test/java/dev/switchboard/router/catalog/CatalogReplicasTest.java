package dev.switchboard.router.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.model.json.Json;
import dev.switchboard.router.catalog.RegistrationOutcome.Done;
import dev.switchboard.router.upstream.ServerConfiguration;
import dev.switchboard.router.upstream.ServerEndpoint;
import dev.switchboard.router.upstream.ServerName;
import dev.switchboard.router.upstream.stdio.StdioCommand;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Replicas, and restarts, on one database. */
class CatalogReplicasTest extends CatalogTest {

    private static final ServerConfiguration CHILD =
            new ServerConfiguration(
                    new ServerName("child"),
                    new ServerEndpoint.Stdio(
                            new StdioCommand("none", List.of(), Map.of(), Optional.empty())),
                    true,
                    false);

    @Test
    void a_server_registered_on_one_replica_is_offered_by_all_until_it_is_removed() {
        TestReplica one = begun();
        TestReplica other = begun();

        assertThat(one.register(TestReplica.server("files"))).isInstanceOf(Done.class);
        other.sync.lookNow();

        await().until(() -> one.names("files").equals(List.of("read", "write")));
        await().until(() -> other.names("files").equals(List.of("read", "write")));

        other.administration.remove(new ServerName("files"));
        one.sync.lookNow();

        assertThat(one.catalog.servers()).isEmpty();
        assertThat(other.catalog.listings()).isEmpty();
        await().until(() -> !files.isConnected());
    }

    @Test
    void a_changed_tool_is_offered_by_nobody_until_one_replica_approves() {
        TestReplica one = begun();
        one.register(TestReplica.server("files"));
        await().until(() -> one.names("files").size() == 2);
        TestReplica other = begun();
        await().until(() -> other.state("files").description().isPresent());

        files.tools(READ_CHANGED, WRITE);
        one.catalog.refresh(new ServerName("files"));
        other.catalog.refresh(new ServerName("files"));

        List<String> quarantined = List.of("!read", "write");
        await().until(() -> one.names("files").equals(quarantined));
        await().until(() -> other.names("files").equals(quarantined));
        assertThat(one.events).contains("QUARANTINED files");

        assertThat(other.approve("files", other.quarantined("files"))).isInstanceOf(Done.class);
        assertThat(other.names("files")).containsExactly("read", "write");
        one.sync.lookNow();
        assertThat(one.names("files")).containsExactly("read", "write");
        assertThat(other.events).contains("APPROVED files");
    }

    @Test
    void what_one_replica_saw_first_is_approved_for_another_that_sees_something_else() {
        TestReplica one = begun();
        TestReplica other = begun();
        one.register(TestReplica.server("files"));
        await().until(() -> one.names("files").size() == 2);

        files.tools(READ_CHANGED);
        other.sync.lookNow();

        await().until(() -> other.names("files").equals(List.of("!read")));
    }

    @Test
    void a_restarted_router_offers_at_once_what_was_listed_and_starts_no_child() {
        TestReplica before = begun(CHILD);
        await().until(() -> before.names("child").size() == 2);
        children.tools(READ_CHANGED, WRITE);
        children.announce("tools");
        await().until(() -> before.names("child").equals(List.of("!read", "write")));
        before.close();
        int connections = children.connections();

        TestReplica after = begun(CHILD);

        assertThat(after.names("child")).containsExactly("!read", "write");
        assertThat(after.events).containsExactly("REGISTERED child");
        assertThat(children.connections()).isEqualTo(connections);
    }

    @Test
    void a_child_that_is_not_started_here_is_known_as_another_replica_reads_it() {
        TestReplica one = begun(CHILD);
        await().until(() -> one.names("child").size() == 2);
        TestReplica other = begun(CHILD);

        children.tools(WRITE);
        one.catalog.refresh(new ServerName("child"));
        await().until(() -> one.names("child").equals(List.of("write")));
        other.sync.lookNow();

        assertThat(other.names("child")).containsExactly("write");
    }

    @Test
    void a_server_of_the_file_comes_before_a_registered_one_of_its_name() {
        TestReplica one = begun();
        one.register(TestReplica.server("Files", "weather", Map.of()));

        TestReplica other = begun(TestReplica.server("files"));

        await().until(() -> other.names("files").equals(List.of("read", "write")));
        assertThat(other.state("files").registration().origin())
                .isEqualTo(StoredServer.Origin.FILE);
        assertThat(one.state("files").registration().origin()).isEqualTo(StoredServer.Origin.API);
    }

    @Test
    void a_removed_server_is_forgotten_so_that_its_name_can_be_used_for_another() {
        TestReplica one = begun();
        TestReplica other = begun();
        one.register(TestReplica.server("files"));
        other.sync.lookNow();
        await().until(() -> other.names("files").size() == 2);
        await().until(() -> one.names("files").size() == 2);

        files.tools(READ_CHANGED);
        one.administration.remove(new ServerName("files"));
        one.register(TestReplica.server("files"));
        await().until(() -> one.names("files").equals(List.of("read")));
        other.sync.lookNow();

        await().until(() -> other.names("files").equals(List.of("read")));
    }

    @Test
    void who_still_reads_a_removed_server_leaves_nothing_behind() {
        TestReplica one = begun();
        one.register(TestReplica.server("files"));
        StoredServer registration = one.state("files").registration();
        await().until(() -> one.names("files").size() == 2);
        one.administration.remove(new ServerName("files"));

        Definition late =
                Definition.of(DefinitionKind.TOOL, "read", Json.MAPPER.createObjectNode());

        assertThat(one.sync.record(registration, List.of(late), List.of(late))).isEmpty();
        assertThat(one.tables.definitions().of("files")).isEqualTo(StoredDefinitions.NONE);
    }

    @Test
    void a_replica_that_looks_again_changes_nothing_and_keeps_its_connections() {
        TestReplica one = begun(CHILD);
        one.register(TestReplica.server("files"));
        await().until(() -> one.names("files").size() == 2 && one.names("child").size() == 2);
        List<String> events = List.copyOf(one.events);

        one.tables.changes().changed(ChangeTable.SERVERS);
        one.tables.changes().changed(ChangeTable.definitionsOf("files"));
        one.sync.lookNow();

        assertThat(one.events).isEqualTo(events);
        assertThat(files.connections()).isEqualTo(1);
    }
}
