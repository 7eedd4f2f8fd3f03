package dev.switchboard.checker.client;

import static dev.switchboard.client.Heard.until;
import static dev.switchboard.model.contract.Location.CHENNAI;
import static dev.switchboard.model.contract.Location.MUMBAI;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.switchboard.client.ContractClient;
import dev.switchboard.client.Updates;
import dev.switchboard.client.query.ContractsQuery;
import dev.switchboard.client.query.HistoryQuery;
import dev.switchboard.client.query.Recorded;
import dev.switchboard.client.send.Refusal;
import dev.switchboard.client.send.SendOutcome;
import dev.switchboard.model.contract.ContractId;
import dev.switchboard.model.contract.ContractStatus;
import dev.switchboard.model.contract.ContractUpdate;
import dev.switchboard.model.problem.Violation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is sent, and what is then asked for. */
class SendingTest extends OverRelays {

    @Test
    void contracts_and_status_are_told() throws Exception {
        ContractId id = new ContractId("e2e-status");
        client.send(Updates.of(id, 1)).orElseThrow();
        until(() -> history(id).size() == 1); // the view adds it there last

        assertThat(client.contracts(ContractsQuery.ALL.of(id).at(CHENNAI)))
                .extracting(Recorded::contractId)
                .containsExactly(id);
        assertThat(client.contracts(ContractsQuery.ALL.of(id).in(ContractStatus.INACTIVE)))
                .isEmpty();
        var status = client.status();
        assertThat(status.contracts()).isPositive();
        assertThat(status.byLocation()).containsKeys(CHENNAI, MUMBAI);
        assertThat(status.lastUpdate()).isPresent();
    }

    @Test
    void an_update_as_json_is_accepted_and_its_time_is_in_utc() throws Exception {
        var outcome =
                client.sendJson(
                        """
                        {"contract_id": "external-123", "location": "Mumbai",
                         "status": "active", "timestamp": "2024-01-01T12:00:00"}\
                        """);

        assertThat(outcome).isInstanceOf(SendOutcome.Accepted.class);
        ContractId id = new ContractId("external-123");
        until(() -> client.contract(id).isPresent());
        assertThat(client.contract(id))
                .get()
                .extracting(Recorded::update)
                .isEqualTo(
                        new ContractUpdate(
                                id,
                                MUMBAI,
                                ContractStatus.ACTIVE,
                                Instant.parse("2024-01-01T12:00:00Z")));
    }

    @Test
    void a_refused_update_names_every_rule_that_it_breaks() throws Exception {
        var outcome = client.sendJson("{\"location\": \"Delhi\", \"status\": \"on\", \"x\": 1}");

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        SendOutcome.Refused.class,
                        refused -> {
                            assertThat(refused.problem().status()).isEqualTo(422);
                            assertThat(refused.violations())
                                    .extracting(Violation::pointer)
                                    .containsExactlyInAnyOrder(
                                            "/contract_id",
                                            "/location",
                                            "/status",
                                            "/timestamp",
                                            "/x");
                        });
        assertThatThrownBy(outcome::orElseThrow).hasMessageContaining("Delhi");
        assertThat(toIngest.connections()).isEqualTo(1);
    }

    @Test
    void a_lost_acknowledgement_and_the_repeat_keep_one() throws Exception {
        ContractId id = new ContractId("e2e-lost-answer");
        toIngest.loseNextAnswer();

        try (ContractClient hasty = patient().timeout(Duration.ofSeconds(2)).build()) {
            hasty.send(Updates.of(id, 1), "e2e-lost-answer-1").orElseThrow();
        }
        assertThat(toIngest.connections()).isGreaterThan(1);

        client.send(Updates.of(id, 2)).orElseThrow();
        until(() -> history(id).size() > 1);

        assertThat(history(id))
                .extracting(Recorded::update)
                .containsExactly(Updates.of(id, 2), Updates.of(id, 1));
    }

    private List<Recorded> history(ContractId id) throws InterruptedException {
        return client.history(HistoryQuery.newest(1000).of(ContractsQuery.ALL.of(id))).changes();
    }

    @Test
    void updates_of_a_contract_sent_without_waiting_keep_their_order() throws Exception {
        ContractId id = new ContractId("e2e-order");
        List<CompletableFuture<SendOutcome>> sent =
                IntStream.range(0, 100).mapToObj(n -> client.sendAsync(Updates.of(id, n))).toList();
        sent.forEach(outcome -> outcome.join().orElseThrow());
        until(() -> history(id).size() == 100);

        assertThat(history(id).reversed())
                .extracting(Recorded::update)
                .containsExactlyElementsOf(
                        IntStream.range(0, 100).mapToObj(n -> Updates.of(id, n)).toList());
    }

    @Test
    void many_are_sent_in_order_and_repeated_they_count_once() throws Exception {
        ContractId id = new ContractId("e2e-many");
        toIngest.loseNextAnswer();

        client.sendAll(IntStream.range(0, 2_500).mapToObj(n -> Updates.of(id, n)), "e2e-many")
                .orElseThrow();
        client.sendAll(IntStream.range(0, 2_500).mapToObj(n -> Updates.of(id, n)), "e2e-many")
                .orElseThrow();
        client.send(Updates.of(id, 9_999)).orElseThrow();
        until(() ->
                history(id).stream().anyMatch(one -> Updates.of(id, 9_999).equals(one.update())));

        List<Recorded> all = new ArrayList<>();
        var page = client.history(HistoryQuery.newest(1000).of(ContractsQuery.ALL.of(id)));
        all.addAll(page.changes());
        while (page.next().isPresent()) {
            page = client.history(page.next().get());
            all.addAll(page.changes());
        }
        assertThat(all.reversed().subList(0, 2_500))
                .extracting(Recorded::update)
                .containsExactlyElementsOf(
                        IntStream.range(0, 2_500).mapToObj(n -> Updates.of(id, n)).toList());
        assertThat(all).hasSize(2_501);
    }

    @Test
    void of_many_lines_each_refusal_names_its_line_and_the_rest_is_taken() throws Exception {
        ContractId id = new ContractId("e2e-lines");
        String good = new String(Updates.of(id, 1).toJson(), UTF_8);

        var outcome = client.sendLines(Stream.of(good, "", good.replace("Chennai", "Delhi"), "x"));

        assertThat(outcome.accepted()).isEqualTo(1);
        assertThat(outcome.refused()).isEqualTo(2);
        assertThat(outcome.refusals()).extracting(Refusal::line).containsExactly(2L, 3L);
        assertThat(outcome.refusals().getFirst().violations())
                .extracting(Violation::rejected)
                .containsExactly("Delhi");
    }
}
