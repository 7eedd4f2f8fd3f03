package dev.switchboard.checker.client;

import static dev.switchboard.client.Heard.until;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.client.ContractClient;
import dev.switchboard.client.Heard;
import dev.switchboard.client.Updates;
import dev.switchboard.client.follow.FollowRequest;
import dev.switchboard.client.follow.FollowSettings;
import dev.switchboard.client.follow.Following;
import dev.switchboard.client.query.ContractsQuery;
import dev.switchboard.client.query.Recorded;
import dev.switchboard.model.contract.ContractId;
import dev.switchboard.model.contract.ContractUpdate;
import dev.switchboard.model.contract.Location;
import dev.switchboard.testkit.soak.Soak;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Nodes come and go and the network is cut while updates flow. */
@Soak
@Tag("stack")
@Timeout(240)
class RestartTest {

    private static final Duration LONG_ENOUGH = Duration.ofMinutes(2);
    private static final int CONTRACTS = 20;
    private static final List<Location> LOCATIONS = List.of(Location.values());

    private volatile boolean flowing = true;

    /** Sends until it is told to stop; the ids of all that was accepted. */
    private CompletableFuture<List<String>> flow(ContractClient client) {
        return CompletableFuture.supplyAsync(
                () -> {
                    List<String> ids = new ArrayList<>();
                    for (int n = 0; flowing; n++) {
                        ContractId id = new ContractId("restart-" + n % CONTRACTS);
                        Location at = LOCATIONS.get(n / CONTRACTS % LOCATIONS.size());
                        var sent = client.sendAsync(Updates.of(id, at, n)).join().orElseThrow();
                        ids.add(sent.messageId());
                    }
                    return ids;
                },
                task -> Thread.ofVirtual().start(task));
    }

    @Test
    void every_update_is_told_once_and_the_view_is_what_the_server_has() throws Exception {
        try (Services services = new Services();
                Relay relay = new Relay(services.broadcast("one").port());
                ContractClient client = client(relay, services.ingest().port())) {
            Heard heard = new Heard();
            Following following = client.follow(FollowRequest.all(), heard);
            following.awaitCurrent(LONG_ENOUGH);
            CompletableFuture<List<String>> flow = flow(client);
            for (int cuts = 1; cuts <= 5; cuts++) {
                int told = heard.changes().size();
                until(() -> heard.changes().size() > told + 50);
                relay.cut();
            }
            flowing = false;
            List<String> sent = flow.get(LONG_ENOUGH.toSeconds(), TimeUnit.SECONDS);
            until(() -> heard.changes().size() >= sent.size());
            following.awaitCurrent(LONG_ENOUGH);

            assertThat(heard.ids())
                    .doesNotHaveDuplicates()
                    .containsExactlyInAnyOrderElementsOf(sent);
            assertThat(following.contracts()).isEqualTo(latest(client));
            assertThat(heard.events()).contains("LOST", "since");
        }
    }

    @Test
    void a_node_that_stops_sends_it_to_the_next_without_loss_or_double() throws Exception {
        try (Services services = new Services()) {
            Services.Running one = services.broadcast("one");
            try (Relay relay = new Relay(one.port());
                    ContractClient client = client(relay, services.ingest().port())) {
                Heard heard = new Heard();
                Following following = client.follow(FollowRequest.all(), heard);
                following.awaitCurrent(LONG_ENOUGH);
                CompletableFuture<List<String>> flow = flow(client);
                until(() -> heard.changes().size() > 50);

                Services.Running two = services.broadcast("two");
                relay.leadTo(two.port());
                one.stop();
                int told = heard.changes().size();
                until(() -> heard.changes().size() > told + 50);
                flowing = false;
                List<String> sent = flow.get(LONG_ENOUGH.toSeconds(), TimeUnit.SECONDS);
                until(() -> heard.changes().size() >= sent.size());
                following.awaitCurrent(LONG_ENOUGH);

                assertThat(heard.reasons()).anyMatch(why -> why.startsWith("the server stops"));
                assertThat(heard.ids())
                        .doesNotHaveDuplicates()
                        .containsExactlyInAnyOrderElementsOf(sent);
                assertThat(following.contracts()).isEqualTo(latest(client));
            }
        }
    }

    private static ContractClient client(Relay relay, int ingestPort) {
        FollowSettings soon =
                new FollowSettings(
                        Duration.ofMillis(50),
                        Duration.ofMillis(500),
                        Duration.ofSeconds(20),
                        Duration.ofSeconds(10));
        return ContractClient.builder()
                .uri(relay.uri())
                .updatesTo(URI.create("http://localhost:" + ingestPort))
                .following(soon)
                .build();
    }

    private static Map<ContractId, ContractUpdate> latest(ContractClient client)
            throws InterruptedException {
        Map<ContractId, ContractUpdate> latest = new HashMap<>();
        for (Recorded recorded : client.contracts(ContractsQuery.ALL)) {
            if (recorded.update() != null) {
                latest.put(recorded.contractId(), recorded.update());
            }
        }
        return latest;
    }
}
