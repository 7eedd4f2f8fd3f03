package dev.switchboard.router.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.client.follow.Change;
import dev.switchboard.client.follow.FollowState;
import dev.switchboard.model.contract.ContractId;
import dev.switchboard.testkit.Samples;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WatchedFeedTest {

    private final Announced told = new Announced();
    private final WatchedAddresses addresses = new WatchedAddresses();
    private final WatchedFeed feed = new WatchedFeed(addresses);

    @BeforeEach
    void announce() {
        addresses.announceTo(told);
    }

    private void live() {
        feed.stateChanged(FollowState.LIVE, "connected, live");
        told.news();
    }

    private void update(String contract) {
        var update = new Samples(1).nextFor(new ContractId(contract));
        feed.updated(new Change.Updated(update, "contracts-0-1", "c1", false));
    }

    @Test
    void a_change_is_told_to_those_who_watch_that_contract() {
        addresses.add("contract://a");
        addresses.add("contract://b");
        live();

        update("a");
        update("c");
        feed.removed(new Change.Removed(new ContractId("b"), "contracts-0-2", "c2", false));

        assertThat(told.news()).containsExactly("contract://a", "contract://b");
    }

    @Test
    void an_address_is_told_as_it_was_written() {
        addresses.add("contract://%c3%bc");
        addresses.add("contract://%C3%BC");
        addresses.add("contract://%C3%BC/history");
        live();

        update("ü");

        assertThat(told.news())
                .containsExactlyInAnyOrder(
                        "contract://%c3%bc", "contract://%C3%BC", "contract://%C3%BC/history");
    }

    @Test
    void every_change_is_told_to_those_who_watch_many() {
        addresses.add("contracts://latest");
        addresses.add("contracts://location/Mumbai");
        live();

        update("a");

        assertThat(told.news())
                .containsExactlyInAnyOrder("contracts://latest", "contracts://location/Mumbai");
    }

    @Test
    void what_is_watched_no_more_is_not_told() {
        addresses.add("contract://a");
        addresses.add("contract://%61");
        addresses.add("contracts://latest");
        live();

        addresses.remove("contract://a");
        addresses.remove("contracts://latest");
        update("a");
        assertThat(told.news()).containsExactly("contract://%61");

        addresses.remove("contract://%61");
        assertThat(addresses.isEmpty()).isTrue();
    }

    /** What changed while the connection was made is known to nobody. */
    @Test
    void once_there_is_a_connection_every_address_is_told() {
        addresses.add("contract://a");
        addresses.add("contracts://latest");
        feed.stateChanged(FollowState.CONNECTING, "connecting");
        assertThat(told.news()).isEmpty();

        feed.stateChanged(FollowState.LIVE, "connected, live");

        assertThat(told.news()).containsExactly("contract://a", "contracts://latest");
    }

    @Test
    void after_a_snapshot_every_address_is_told_once() {
        addresses.add("contract://a");
        addresses.add("contract://b");
        live();

        feed.replayBegan(true, false);
        update("a");
        update("a");
        feed.replayCompleted("c9");
        feed.stateChanged(FollowState.LIVE, "live");

        assertThat(told.news()).containsExactlyInAnyOrder("contract://a", "contract://b");
    }

    @Test
    void so_it_is_after_missed_though_the_connection_ended_in_between() {
        addresses.add("contract://a");
        live();

        feed.missed(9);
        feed.stateChanged(FollowState.LOST, "cut");
        feed.replayBegan(false, true);
        update("a");
        feed.stateChanged(FollowState.LIVE, "live");

        assertThat(told.news()).containsExactly("contract://a");
    }

    @Test
    void after_a_break_without_a_gap_only_what_changed_is_told() {
        addresses.add("contract://a");
        addresses.add("contract://b");
        live();

        feed.stateChanged(FollowState.LOST, "cut");
        feed.replayBegan(false, true);
        update("a");
        feed.replayCompleted("c1");
        feed.stateChanged(FollowState.LIVE, "live");

        assertThat(told.news()).containsExactly("contract://a");
    }

    @Test
    void until_somebody_listens_nobody_is_told() {
        WatchedAddresses unheard = new WatchedAddresses();
        unheard.add("contract://a");

        unheard.changed(new ContractId("a"));
        unheard.announceTo(told);
        unheard.changed(new ContractId("a"));

        assertThat(told.news()).containsExactly("contract://a");
    }
}
