package dev.switchboard.checker.client;

import static dev.switchboard.client.Heard.until;
import static dev.switchboard.model.contract.Location.CHENNAI;
import static dev.switchboard.model.contract.Location.MUMBAI;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.switchboard.client.ContractClient;
import dev.switchboard.client.Heard;
import dev.switchboard.client.Updates;
import dev.switchboard.client.follow.Change;
import dev.switchboard.client.follow.FollowRefusedException;
import dev.switchboard.client.follow.FollowRequest;
import dev.switchboard.client.follow.FollowState;
import dev.switchboard.client.follow.Following;
import dev.switchboard.client.follow.Start;
import dev.switchboard.client.query.ContractsQuery;
import dev.switchboard.client.query.HistoryQuery;
import dev.switchboard.client.query.Recorded;
import dev.switchboard.model.contract.ContractId;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What is followed, whatever the network and the listener do. */
class FollowingTest extends OverRelays {

    private static FollowRequest only(ContractId id) {
        return FollowRequest.all().of(id);
    }

    @Test
    void what_is_sent_is_told_and_folded_and_found() throws Exception {
        ContractId id = new ContractId("e2e/found?&ü");
        Heard heard = new Heard();
        try (Following following = client.follow(only(id), heard)) {
            following.awaitCurrent(LONG_ENOUGH);
            var first = client.send(Updates.of(id, 1)).orElseThrow();
            var second = client.send(Updates.of(id, MUMBAI, 2)).orElseThrow();
            until(() -> heard.changes().size() == 2);

            assertThat(heard.ids()).containsExactly(first.messageId(), second.messageId());
            assertThat(following.contracts()).isEqualTo(Map.of(id, Updates.of(id, MUMBAI, 2)));
            Recorded latest = client.contract(id).orElseThrow();
            assertThat(latest.update()).isEqualTo(Updates.of(id, MUMBAI, 2));
            assertThat(latest.messageId()).isEqualTo(second.messageId());

            client.remove(id).orElseThrow();
            until(() -> heard.changes().size() == 3);

            assertThat(heard.changes().getLast()).isInstanceOf(Change.Removed.class);
            assertThat(following.contracts()).isEmpty();
            assertThat(client.contract(id)).isEmpty();
            var page = client.history(HistoryQuery.newest(2).of(ContractsQuery.ALL.of(id)));
            assertThat(page.changes()).extracting(Recorded::isRemoval).containsExactly(true, false);
            assertThat(client.history(page.next().orElseThrow()).changes())
                    .extracting(Recorded::messageId)
                    .containsExactly(first.messageId());
        }
        until(() -> heard.events().contains("ENDED"));
        assertThat(heard.events())
                .containsExactly(
                        "CONNECTING", "REPLAYING", "snapshot", "complete", "LIVE", "ENDED");
    }

    @Test
    void a_contract_that_leaves_the_filter_leaves_the_view() throws Exception {
        ContractId id = new ContractId("e2e-leaves");
        Heard heard = new Heard();
        try (Following following = client.follow(only(id).at(CHENNAI), heard)) {
            following.awaitCurrent(LONG_ENOUGH);
            client.send(Updates.of(id, CHENNAI, 1)).orElseThrow();
            client.send(Updates.of(id, MUMBAI, 2)).orElseThrow();
            until(() -> heard.changes().size() == 2);

            assertThat(heard.changes().getLast()).isInstanceOf(Change.Left.class);
            assertThat(following.contracts()).isEmpty();
        }
    }

    @Test
    void a_request_that_the_server_refuses_is_not_made_again() throws Exception {
        Heard heard = new Heard();
        Following following = client.follow(FollowRequest.all().atMost(1_000_000), heard);

        assertThatThrownBy(() -> following.awaitCurrent(LONG_ENOUGH))
                .isInstanceOf(FollowRefusedException.class)
                .hasMessageContaining("max_rate");
        assertThatThrownBy(following.ended()::join)
                .hasCauseInstanceOf(FollowRefusedException.class);
        assertThat(heard.events()).endsWith("refused", "ENDED");
        assertThat(toBroadcast.connections()).isEqualTo(1);
    }

    @Test
    void a_listener_that_throws_goes_on_with_the_next_message() throws Exception {
        ContractId id = new ContractId("e2e-throws");
        Heard heard = new Heard();
        try (Following following =
                client.follow(
                        only(id),
                        update -> {
                            heard.updated(update);
                            throw new AssertionError("by a listener");
                        })) {
            following.awaitCurrent(LONG_ENOUGH);
            client.send(Updates.of(id, 1)).orElseThrow();
            client.send(Updates.of(id, 2)).orElseThrow();
            until(() -> heard.changes().size() == 2);

            assertThat(following.state()).isEqualTo(FollowState.LIVE);
            assertThat(toBroadcast.connections()).isEqualTo(1);
        }
    }

    @Test
    void a_listener_may_close_its_own_following() throws Exception {
        ContractId id = new ContractId("e2e-closes");
        CompletableFuture<Following> ours = new CompletableFuture<>();
        Following following = client.follow(only(id), _ -> ours.join().close());
        ours.complete(following);
        following.awaitCurrent(LONG_ENOUGH);

        client.send(Updates.of(id, 1)).orElseThrow();

        assertThat(following.ended()).succeedsWithin(LONG_ENOUGH);
        assertThat(following.state()).isEqualTo(FollowState.ENDED);
    }

    @Test
    void a_connection_without_any_sign_of_life_is_given_up() throws Exception {
        Heard heard = new Heard();
        ContractId id = new ContractId("e2e-silent");
        Duration soon = Duration.ofSeconds(2);
        try (ContractClient impatient = over(soon, soon).build();
                Following following = impatient.follow(only(id), heard)) {
            following.awaitCurrent(LONG_ENOUGH);
            long before = lostForSilence(heard);
            toBroadcast.silence(true);
            until(() -> lostForSilence(heard) > before);
            client.send(Updates.of(id, 1)).orElseThrow();
            toBroadcast.silence(false);
            toBroadcast.cut();

            until(() -> heard.of(id).size() == 1);
            following.awaitCurrent(LONG_ENOUGH);
        }
    }

    private static long lostForSilence(Heard heard) {
        return heard.reasons().stream().filter(why -> why.startsWith("no sign of life")).count();
    }

    @Test
    void a_cursor_kept_over_a_restart_of_the_program_goes_on_there() throws Exception {
        ContractId id = new ContractId("e2e-cursor");
        String cursor;
        Heard before = new Heard();
        try (Following following = client.follow(only(id), before)) {
            following.awaitCurrent(LONG_ENOUGH);
            client.send(Updates.of(id, 1)).orElseThrow();
            until(() -> before.changes().size() == 1);
            cursor = before.changes().getLast().cursor();
        }
        var missed = client.send(Updates.of(id, 2)).orElseThrow();

        Heard after = new Heard();
        try (Following following =
                client.follow(only(id).startingWith(new Start.Since(cursor)), after)) {
            until(() -> !after.changes().isEmpty());
            following.awaitCurrent(LONG_ENOUGH);
        }
        assertThat(after.ids()).containsExactly(missed.messageId());
    }

    @Test
    void a_test_update_is_told_as_one_and_enters_no_view() throws Exception {
        ContractId id = new ContractId("e2e-test");
        Heard heard = new Heard();
        try (Following following = client.follow(only(id).startingWith(Start.LIVE), heard)) {
            following.awaitCurrent(LONG_ENOUGH);
            var sent = client.sendTest(Updates.of(id, 1)).orElseThrow();
            until(() -> !heard.tests().isEmpty());

            assertThat(heard.tests()).containsExactly(sent.messageId());
            assertThat(heard.changes()).isEmpty();
            assertThat(following.contracts()).isEmpty();
        }
    }
}
