package dev.switchboard.broadcast.fanout;

import static dev.switchboard.broadcast.fanout.Waits.await;
import static dev.switchboard.model.contract.Location.CHENNAI;
import static dev.switchboard.model.contract.Location.MUMBAI;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.broadcast.feed.MadeFeed;
import dev.switchboard.broadcast.history.ContractChange;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FilteredDeliveryTest {

    private final MadeFeed feed = new MadeFeed(100);
    private final Node node = new Node(feed);
    private final Client client = new Client(node);

    @AfterEach
    void close() {
        node.close();
    }

    @Test
    void a_subscriber_to_contracts_gets_only_those() {
        client.subscribe(Ask.contracts("a", "b"));

        ContractChange a = fed(feed.update("a", CHENNAI));
        fed(feed.update("other", CHENNAI));
        ContractChange b = fed(feed.update("b", MUMBAI));

        await().until(() -> client.ids().size() == 2);
        assertThat(client.changes()).extracting(ContractChange::id).containsExactly(a.id(), b.id());
    }

    @Test
    void a_subscriber_to_a_location_is_told_when_a_contract_leaves_it() {
        client.subscribe(Ask.at(CHENNAI));
        fed(feed.update("a", CHENNAI));

        ContractChange away = fed(feed.update("a", MUMBAI));
        fed(feed.update("a", MUMBAI));
        ContractChange back = fed(feed.update("a", CHENNAI));

        await().until(() -> client.ids().contains(back.id()));
        assertThat(client.received(SubscriberMessage.Left.class))
                .extracting(left -> left.entry().id())
                .containsExactly(away.id());
        assertThat(client.changes()).hasSize(2);
    }

    @Test
    void a_subscriber_to_a_location_is_told_of_a_removal_there() {
        client.subscribe(Ask.at(CHENNAI));
        fed(feed.update("a", CHENNAI));
        fed(feed.update("b", MUMBAI));

        fed(feed.remove("b"));
        ContractChange removal = fed(feed.remove("a"));

        await().until(() -> client.ids().contains(removal.id()));
        assertThat(client.changes()).hasSize(2);
    }

    @Test
    void with_both_filters_a_contract_counts_only_while_it_is_there() {
        client.subscribe(
                Ask.all().matching(new Filter(Ask.ids("a"), Set.of(CHENNAI.label()), false)));

        fed(feed.update("a", MUMBAI));
        fed(feed.update("b", CHENNAI));
        ContractChange in = fed(feed.update("a", CHENNAI));
        ContractChange out = fed(feed.update("a", MUMBAI));

        await().until(() -> client.received().size() == 2);
        assertThat(client.ids()).containsExactly(in.id());
        assertThat(client.received(SubscriberMessage.Left.class))
                .extracting(left -> left.entry().id())
                .containsExactly(out.id());
    }

    @Test
    void a_subscriber_to_nothing_gets_nothing() {
        client.subscribe(Ask.all().matching(Filter.NOTHING));
        Client witness = new Client(node);
        witness.subscribe(Ask.all());

        fed(feed.update("a", CHENNAI));

        await().until(() -> witness.ids().size() == 1);
        assertThat(client.received()).isEmpty();
    }

    @Test
    void a_narrow_subscriber_far_behind_in_places_has_missed_nothing() {
        try (Node small = new Node(feed, 10)) {
            Client narrow = new Client(small);
            narrow.subscribe(Ask.contracts("a"));
            Client witness = new Client(small);
            witness.subscribe(Ask.all());
            ContractChange first = feed.update("a", CHENNAI);
            small.feed(first);
            for (int i = 0; i < 200; i++) {
                ContractChange other = feed.update("other", CHENNAI);
                small.feed(other);
                await().until(() -> witness.ids().contains(other.id()));
            }

            ContractChange second = feed.update("a", MUMBAI);
            small.feed(second);

            await().until(() -> narrow.ids().size() == 2);
            assertThat(narrow.received()).hasSize(2);
            assertThat(small.fanout.status().fellBehind()).isZero();
        }
    }

    private ContractChange fed(ContractChange change) {
        node.feed(change);
        return change;
    }
}
