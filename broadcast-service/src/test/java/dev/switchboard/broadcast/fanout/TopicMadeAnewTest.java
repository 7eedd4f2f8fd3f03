package dev.switchboard.broadcast.fanout;

import static dev.switchboard.broadcast.fanout.Waits.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.broadcast.feed.MadeFeed;
import dev.switchboard.broadcast.history.ContractChange;
import dev.switchboard.model.contract.Location;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TopicMadeAnewTest {

    private final MadeFeed feed = new MadeFeed(100);
    private final MadeFeed anew = new MadeFeed(100);
    private final Node node = new Node(feed);
    private final Client client = new Client(node);

    @AfterEach
    void close() {
        node.close();
    }

    @Test
    void a_live_subscriber_gets_a_fresh_snapshot_and_goes_on_live() {
        client.subscribe(Ask.all());
        ContractChange old = feed.update("old", Location.MUMBAI);
        node.feed(old);
        await().until(() -> client.ids().contains(old.id()));

        makeAnew();

        await().until(client::hasCompletedReplay);
        assertThat(client.received(SubscriberMessage.ReplayBegin.class))
                .containsExactly(new SubscriberMessage.ReplayBegin(true, false));
        ContractChange live = anew.update("new", Location.CHENNAI);
        node.feed(live);
        await().until(() -> client.ids().getLast().equals(live.id()));
        assertThat(Mirror.of(client.received()).contracts()).containsOnlyKeys("new");
        assertThat(client.cursor()).isEqualTo(anew.end());
    }

    @Test
    void a_subscriber_to_several_contracts_gets_one_snapshot() {
        client.subscribe(Ask.contracts("a", "b", "c"));
        ContractChange old = feed.update("a", Location.MUMBAI);
        node.feed(old);
        await().until(() -> client.ids().contains(old.id()));

        makeAnew();

        await().until(client::hasCompletedReplay);
        await().until(() -> node.fanout.status().catchUps() == 0);
        ContractChange live = anew.update("b", Location.CHENNAI);
        node.feed(live);
        await().until(() -> client.ids().contains(live.id()));
        assertThat(client.received(SubscriberMessage.ReplayBegin.class)).hasSize(1);
        assertThat(client.ids()).doesNotHaveDuplicates();
    }

    @Test
    void a_subscriber_in_the_middle_of_a_write_gets_its_snapshot_after_it() {
        client.transport.stall();
        client.subscribe(Ask.all());
        node.feed(feed.update("old", Location.MUMBAI));
        await().until(client.transport::isWriting);

        makeAnew();
        node.feed(anew.update("new", Location.CHENNAI));
        client.transport.flow();

        await().until(() -> client.isAt(anew.end()));
        assertThat(Mirror.of(client.received()).contracts()).containsOnlyKeys("new");
    }

    @Test
    void a_subscriber_that_is_catching_up_gets_a_fresh_snapshot() {
        node.feed(feed.update("old", Location.MUMBAI));
        client.transport.stall();
        client.subscribe(Ask.all().latest());
        await().until(client.transport::isWriting);

        makeAnew();
        node.feed(anew.update("new", Location.CHENNAI));
        client.transport.flow();

        await().until(() -> client.isAt(anew.end()));
        assertThat(Mirror.of(client.received()).contracts()).containsOnlyKeys("new");
    }

    @Test
    void a_subscriber_that_comes_before_its_worker_has_noticed_is_told_nothing_of_the_past() {
        node.feed(feed.update("old", Location.MUMBAI));
        CompletableFuture<Void> held = new CompletableFuture<>();
        CompletableFuture<Void> goesOn =
                new CompletableFuture<Void>().orTimeout(2, TimeUnit.MINUTES);
        client.afterwards(() -> {
            held.complete(null);
            goesOn.join();
        });
        held.join();

        makeAnew();
        node.feed(anew.update("before", Location.CHENNAI));
        client.subscribe(Ask.all());
        ContractChange live = anew.update("since", Location.CHENNAI);
        node.feed(live);
        goesOn.complete(null);

        await().until(() -> client.isAt(anew.end()));
        assertThat(client.ids()).containsExactly(live.id());
        assertThat(client.received(SubscriberMessage.ReplayBegin.class)).isEmpty();
    }

    private void makeAnew() {
        node.view.reset(anew.start());
        node.log.reset(anew.start());
    }
}
