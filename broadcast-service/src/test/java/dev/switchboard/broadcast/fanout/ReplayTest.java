package dev.switchboard.broadcast.fanout;

import static dev.switchboard.broadcast.fanout.Waits.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.broadcast.feed.MadeFeed;
import dev.switchboard.broadcast.history.ContractChange;
import dev.switchboard.model.contract.Location;
import dev.switchboard.model.feed.Cursor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReplayTest {

    private final MadeFeed feed = new MadeFeed(100);
    private final Node node = new Node(feed);
    private final Client client = new Client(node);

    @AfterEach
    void close() {
        node.close();
    }

    @Test
    void latest_brings_every_contract_as_it_is() {
        feedMany(200);
        fed(feed.remove("c-3"));

        client.subscribe(Ask.all().latest());

        await().until(client::hasCompletedReplay);
        assertThat(client.received().getFirst())
                .isEqualTo(new SubscriberMessage.ReplayBegin(true, false));
        assertThat(client.changes()).hasSize(9).noneMatch(ContractChange::isRemoval);
        assertThat(Mirror.of(client.received()).contracts()).isEqualTo(Truth.of(feed).contracts());
        assertThat(client.cursor()).isEqualTo(feed.end());
    }

    @Test
    void until_a_snapshot_is_complete_its_messages_lead_back_to_its_beginning() {
        feedMany(50);

        client.subscribe(Ask.all().latest());

        await().until(client::hasCompletedReplay);
        assertThat(client.received(SubscriberMessage.Changed.class))
                .allMatch(changed -> changed.cursor().equals(feed.start()))
                .allMatch(SubscriberMessage.Changed::replayed);
    }

    @Test
    void a_filtered_snapshot_holds_only_what_matches() {
        feedMany(50);
        Ask mumbai = Ask.at(Location.MUMBAI);

        client.subscribe(mumbai.latest());

        await().until(client::hasCompletedReplay);
        assertThat(Mirror.of(client.received()).contracts())
                .isEqualTo(Truth.of(feed).matching(mumbai.filter()));
        assertThat(client.received(SubscriberMessage.Left.class)).isEmpty();
    }

    @Test
    void history_brings_the_last_changes_oldest_first() {
        feedMany(50);

        client.subscribe(Ask.all().history(10));

        await().until(client::hasCompletedReplay);
        assertThat(client.received().getFirst())
                .isEqualTo(new SubscriberMessage.ReplayBegin(false, false));
        assertThat(client.ids())
                .isEqualTo(feed.all().subList(40, 50).stream().map(ContractChange::id).toList());
        assertThat(client.cursor()).isEqualTo(feed.end());
    }

    @Test
    void test_updates_are_never_replayed() {
        feedMany(5);
        Cursor cursor = feed.end();
        node.feed(feed.test("t", Location.MUMBAI));
        fed(feed.update("last", Location.MUMBAI));

        client.subscribe(Ask.all().latest());
        client.subscribe(Ask.all().history(100));
        client.subscribe(Ask.all().since(cursor));

        await().until(() -> client.received(SubscriberMessage.ReplayComplete.class).size() == 3);
        assertThat(client.changes()).noneMatch(ContractChange::isTest);
    }

    @Test
    void after_a_replay_changes_come_live() {
        feedMany(10);
        client.subscribe(Ask.all().latest());
        await().until(client::hasCompletedReplay);

        ContractChange live = fed(feed.update("c-1", Location.MUMBAI));

        await().until(() -> client.ids().getLast().equals(live.id()));
        assertThat(client.cursor()).isEqualTo(feed.end());
    }

    @Test
    void a_catch_up_that_fails_sends_its_client_away_to_start_anew() {
        feedMany(10);
        client.words.meanwhile(() -> {
            throw new IllegalStateException("the test's encoder fails");
        });

        client.subscribe(Ask.all().latest());

        await().until(() -> client.transport.lastWord() != null);
        assertThat(client.transport.lastWord())
                .isEqualTo(new SubscriberMessage.Position(feed.start()));
        await().until(() -> node.fanout.status().catchUps() == 0);
    }

    private ContractChange fed(ContractChange change) {
        node.feed(change);
        return change;
    }

    private void feedMany(int changes) {
        for (int i = 0; i < changes; i++) {
            fed(feed.update("c-" + i % 10, MadeFeed.location(i)));
        }
    }
}
