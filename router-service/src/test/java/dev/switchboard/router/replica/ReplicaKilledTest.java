package dev.switchboard.router.replica;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.model.json.Json;
import dev.switchboard.router.upstream.ChildServer;
import dev.switchboard.router.upstream.stdio.StdioCommand;
import dev.switchboard.testkit.TestPostgres;
import dev.switchboard.testkit.soak.Soak;
import dev.switchboard.testkit.soak.SoakRow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

/** Two routers, clients that use both by turns, and one router that is killed. */
@Soak
@Tag("router")
class ReplicaKilledTest {

    private static final int CLIENTS = 200;
    private static final int CALLS = 10;
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration GONE = Duration.ofSeconds(20);
    private static final String KEY = "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";
    private static final String TOOL = "child__echo";

    @TempDir private Path folder;

    private final Queue<String> faults = new ConcurrentLinkedQueue<>();

    @Test
    void sessions_of_a_router_that_is_killed_begin_anew_and_others_go_on(SoakRow row)
            throws Exception {
        String database = TestPostgres.freshDatabase();
        Path servers = servers();
        try (RouterProcess victim = new RouterProcess(database, KEY, servers);
                RouterProcess survivor = new RouterProcess(database, KEY, servers)) {
            victim.untilItLists(TOOL);
            survivor.untilItLists(TOOL);
            SiegeClient.Field field =
                    new SiegeClient.Field(victim.client(), survivor.client(), TOOL, faults);
            List<SiegeClient> clients = begin(field);
            try {
                untilAnswered(clients, CALLS);
                List<ProcessHandle> orphans = victim.children();
                assertThat(orphans).isNotEmpty();

                field.killing();
                victim.kill();

                await().atMost(PATIENCE)
                        .until(() ->
                                clients.stream()
                                        .filter(SiegeClient::isOfVictim)
                                        .allMatch(client -> client.recovery() != null));
                untilAnswered(
                        clients,
                        CALLS
                                + clients.stream()
                                        .mapToInt(SiegeClient::answered)
                                        .max()
                                        .orElseThrow());
                await().atMost(PATIENCE)
                        .until(() -> orphans.stream().noneMatch(ProcessHandle::isAlive));
            } finally {
                field.over.countDown();
            }
            row.breaches(0, 0, 0, faults.size());
            row.recovery(longest(clients));
            assertThat(faults).as(survivor.output()).isEmpty();
            assertThat(longest(clients)).isLessThanOrEqualTo(GONE);
        }
    }

    private static List<SiegeClient> begin(SiegeClient.Field field) {
        List<SiegeClient> clients = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            clients.add(new SiegeClient(field, "client" + i, i % 2 == 0));
        }
        clients.forEach(Thread::startVirtualThread);
        return clients;
    }

    /** A client that found a fault of its own does not go on. */
    private void untilAnswered(List<SiegeClient> clients, int calls) {
        await().atMost(PATIENCE)
                .failFast("faults were found", () -> assertThat(faults).isEmpty())
                .until(() -> clients.stream().allMatch(client -> client.answered() >= calls));
    }

    private static Duration longest(List<SiegeClient> clients) {
        return clients.stream()
                .map(SiegeClient::recovery)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    private Path servers() throws IOException {
        StdioCommand command = ChildServer.command();
        ObjectNode file = Json.MAPPER.createObjectNode();
        ObjectNode child = file.putObject("mcpServers").putObject("child");
        child.put("command", command.command());
        command.arguments().forEach(child.withArray("args")::add);
        return Files.writeString(folder.resolve("servers.json"), file.toString());
    }
}
