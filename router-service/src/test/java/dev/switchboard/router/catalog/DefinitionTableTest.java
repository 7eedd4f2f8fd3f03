package dev.switchboard.router.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.switchboard.model.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.node.ObjectNode;

class DefinitionTableTest {

    private static final String SERVER = "files";

    private final HikariDataSource pool = TestDatabase.pool(TestDatabase.empty());
    private final JdbcClient sql = JdbcClient.create(pool);
    private final TransactionTemplate transaction =
            new TransactionTemplate(new JdbcTransactionManager(pool));
    private final DefinitionTable table = new DefinitionTable(sql);

    @AfterEach
    void close() {
        pool.close();
    }

    @Test
    void what_is_seen_first_is_approved_and_a_change_is_not() {
        assertThat(record(tool("read", 1), tool("write", 1))).isTrue();
        assertThat(record(tool("read", 2), tool("write", 1))).isTrue();

        StoredDefinitions stored = table.of(SERVER);
        assertThat(stored.approved()).containsExactlyInAnyOrder(tool("read", 1), tool("write", 1));
        assertThat(stored.listed()).containsExactly(tool("read", 2), tool("write", 1));
        assertThat(table.all()).containsOnlyKeys(SERVER).containsValue(stored);
    }

    @Test
    void what_was_listed_before_changes_nothing() {
        record(tool("read", 1), tool("write", 1));

        assertThat(record(tool("read", 1), tool("write", 1))).isFalse();
    }

    @Test
    void a_resource_needs_no_approval_and_is_forgotten_once_it_is_gone() {
        record(resource("a:1", 1), resource("b:1", 1));
        record(resource("a:1", 2));

        assertThat(table.of(SERVER).listed()).containsExactly(resource("a:1", 2));
        assertThat(table.of(SERVER).approved()).containsExactly(resource("a:1", 2));
        assertThat(rows()).isEqualTo(1);
    }

    @Test
    void what_was_approved_while_there_was_no_database_comes_before_what_is_listed() {
        transaction.executeWithoutResult(_ ->
                table.record(
                        SERVER,
                        List.of(tool("read", 1), tool("gone", 1)),
                        List.of(tool("read", 2))));

        assertThat(table.of(SERVER).approved())
                .containsExactlyInAnyOrder(tool("read", 1), tool("gone", 1));
        assertThat(table.of(SERVER).listed()).containsExactly(tool("read", 2));
    }

    @Test
    void what_another_replica_has_approved_comes_before_what_was_seen_first_here() {
        record(tool("read", 1));

        transaction.executeWithoutResult(
                _ -> table.record(SERVER, List.of(tool("read", 2)), List.of(tool("read", 2))));

        assertThat(table.of(SERVER).approved()).containsExactly(tool("read", 1));
    }

    @Test
    void replicas_that_see_different_things_first_approve_one_of_them() throws Exception {
        CyclicBarrier start = new CyclicBarrier(3);
        List<CompletableFuture<Void>> replicas =
                IntStream.range(0, 3)
                        .mapToObj(i ->
                                CompletableFuture.runAsync(
                                        () -> {
                                            await(start);
                                            record(tool("read", i), tool("write", 1));
                                        },
                                        Thread::startVirtualThread))
                        .toList();
        CompletableFuture.allOf(replicas.toArray(CompletableFuture[]::new))
                .get(1, TimeUnit.MINUTES);

        assertThat(table.of(SERVER).approved())
                .extracting(Definition::name)
                .containsExactlyInAnyOrder("read", "write");
        assertThat(table.of(SERVER).listed()).hasSize(2);
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await(1, TimeUnit.MINUTES);
        } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void the_history_of_a_name_is_bounded_and_keeps_what_is_approved() {
        for (int i = 0; i < DefinitionRows.MOST_OLD + 10; i++) {
            record(tool("read", i));
        }

        assertThat(rows()).isEqualTo(DefinitionRows.MOST_OLD + 1);
        assertThat(table.of(SERVER).approved()).containsExactly(tool("read", 0));
        assertThat(table.of(SERVER).listed())
                .containsExactly(tool("read", DefinitionRows.MOST_OLD + 9));
    }

    @Test
    void definitions_are_approved_all_or_none() {
        record(tool("read", 1), tool("write", 1));
        record(tool("read", 2), tool("write", 2));

        assertThat(approve(tool("read", 2).hash(), "0".repeat(64))).containsExactly("0".repeat(64));
        assertThat(table.of(SERVER).approved()).hasSize(2);

        assertThat(approve(tool("read", 2).hash())).isEmpty();
        assertThat(table.of(SERVER).approved())
                .containsExactlyInAnyOrder(tool("write", 1), tool("read", 1), tool("read", 2))
                .last()
                .isEqualTo(tool("read", 2));
    }

    @Test
    void what_is_not_recorded_yet_can_be_approved() {
        record(tool("read", 1));

        List<String> unknown = new ArrayList<>();
        transaction.executeWithoutResult(_ ->
                unknown.addAll(
                        table.approve(
                                SERVER,
                                List.of(tool("read", 2).hash()),
                                List.of(tool("read", 2)),
                                "a test")));

        assertThat(unknown).isEmpty();
        assertThat(table.of(SERVER).approved()).contains(tool("read", 2));
        assertThat(table.of(SERVER).listed()).containsExactly(tool("read", 1));
    }

    @Test
    void a_definition_comes_back_as_it_was_whatever_characters_it_has() {
        ObjectNode odd =
                Json.MAPPER
                        .createObjectNode()
                        .put("name", "odd ' \" \\ name 😀")
                        .put("description", "a null character \0, a tab \t and :params ?")
                        .put("number", 1.50);
        Definition definition = Definition.of(DefinitionKind.TOOL, "odd ' \" \\ name 😀", odd);

        record(definition);

        assertThat(table.of(SERVER).listed())
                .singleElement()
                .satisfies(read -> {
                    assertThat(read).isEqualTo(definition);
                    assertThat(read.json()).isEqualTo(odd);
                    assertThat(DefinitionHash.of(read.json())).isEqualTo(definition.hash());
                });
        assertThat(record(definition)).isFalse();
    }

    @Test
    void more_than_fit_into_one_statement_are_recorded_and_forgotten() {
        Definition[] many =
                IntStream.range(0, 1_234)
                        .mapToObj(i -> tool("tool" + i, 1))
                        .toArray(Definition[]::new);

        record(many);
        assertThat(table.of(SERVER).listed()).hasSize(1_234);

        record();
        assertThat(table.of(SERVER).listed()).isEmpty();
        assertThat(table.of(SERVER).approved()).hasSize(1_234);
    }

    @Test
    void servers_have_nothing_in_common() {
        record(tool("read", 1));
        transaction.executeWithoutResult(
                _ -> table.record("mail", List.of(), List.of(tool("read", 2))));

        table.delete(SERVER);

        assertThat(table.of(SERVER)).isEqualTo(StoredDefinitions.NONE);
        assertThat(table.of("mail").approved()).containsExactly(tool("read", 2));
    }

    private boolean record(Definition... listed) {
        return Boolean.TRUE.equals(
                transaction.execute(_ -> table.record(SERVER, List.of(), List.of(listed))));
    }

    private List<String> approve(String... hashes) {
        return transaction.execute(
                _ -> List.copyOf(table.approve(SERVER, List.of(hashes), List.of(), "a test")));
    }

    private int rows() {
        return sql.sql("select count(*) from mcp_definition").query(Integer.class).single();
    }

    private static Definition tool(String name, int version) {
        return of(DefinitionKind.TOOL, name, version);
    }

    private static Definition resource(String uri, int version) {
        return of(DefinitionKind.RESOURCE, uri, version);
    }

    private static Definition of(DefinitionKind kind, String name, int version) {
        return Definition.of(
                kind,
                name,
                Json.MAPPER.createObjectNode().put("name", name).put("version", version));
    }
}
