package dev.switchboard.broadcast.fanout;

import static dev.switchboard.model.contract.Location.CHENNAI;
import static dev.switchboard.model.contract.Location.MUMBAI;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.broadcast.feed.MadeFeed;
import dev.switchboard.broadcast.history.ContractChange;
import dev.switchboard.model.feed.Cursor;
import java.util.LinkedHashSet;
import java.util.Set;
import org.apache.kafka.common.Uuid;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SubscriptionIndexTest {

    private final MadeFeed feed = new MadeFeed(1);
    private final Node node = new Node(feed);
    private final NumberedEncoder words = new NumberedEncoder(0);
    private final Connection connection = node.fanout.connect(new FakeTransport(words));
    private final SubscriptionIndex index = new SubscriptionIndex();

    @AfterEach
    void close() {
        node.close();
    }

    @Test
    void one_without_a_filter_is_broad() {
        Subscription broad = added(Ask.all());

        assertThat(index.broad()).containsExactly(broad);
        assertThat(narrow(feed.update("c", CHENNAI))).isEmpty();
    }

    @Test
    void a_contract_finds_those_who_asked_for_it() {
        Subscription wanted = added(Ask.contracts("a", "b"));
        added(Ask.contracts("c"));

        assertThat(narrow(feed.update("b", CHENNAI))).containsExactly(wanted);
        assertThat(index.broad()).isEmpty();
    }

    @Test
    void a_move_finds_those_at_both_locations() {
        Subscription from = added(Ask.at(CHENNAI));
        Subscription to = added(Ask.at(MUMBAI));
        feed.update("c", CHENNAI);

        assertThat(narrow(feed.update("c", MUMBAI))).containsExactlyInAnyOrder(from, to);
        assertThat(narrow(feed.update("c", MUMBAI))).containsExactly(to);
    }

    @Test
    void a_removal_finds_those_where_it_was() {
        Subscription there = added(Ask.at(CHENNAI));
        added(Ask.at(MUMBAI));
        feed.update("c", CHENNAI);

        assertThat(narrow(feed.remove("c"))).containsExactly(there);
    }

    @Test
    void with_both_filters_the_contract_finds_it() {
        Subscription both =
                added(Ask.all().matching(new Filter(Ask.ids("a"), Set.of(CHENNAI.label()), false)));

        assertThat(narrow(feed.update("a", MUMBAI))).containsExactly(both);
        assertThat(narrow(feed.update("b", CHENNAI))).isEmpty();
    }

    @Test
    void one_to_nothing_is_found_by_no_change() {
        Subscription silent = added(Ask.all().matching(Filter.NOTHING));

        assertThat(index.broad()).isEmpty();
        assertThat(narrow(feed.update("a", MUMBAI))).isEmpty();
        assertThat(index.all()).containsExactly(silent);
    }

    @Test
    void all_holds_each_once() {
        Subscription several = added(Ask.contracts("a", "b", "c"));
        Subscription places = added(Ask.at(CHENNAI, MUMBAI));
        Subscription broad = added(Ask.all());

        assertThat(index.all()).containsExactlyInAnyOrder(several, places, broad);
    }

    @Test
    void what_was_removed_is_found_no_more() {
        for (Ask ask : new Ask[] {Ask.all(), Ask.contracts("a"), Ask.at(CHENNAI)}) {
            index.remove(added(ask));
        }

        assertThat(index.all()).isEmpty();
        assertThat(narrow(feed.update("a", CHENNAI))).isEmpty();
    }

    private Subscription added(Ask ask) {
        Cursor start = Cursor.start(Uuid.ZERO_UUID, MadeFeed.PARTITIONS);
        Subscription subscription =
                new Subscription(
                        connection,
                        connection.worker.readers(node.feed),
                        ask.request(),
                        words,
                        start,
                        0);
        index.add(subscription);
        return subscription;
    }

    private Set<Subscription> narrow(ContractChange change) {
        Set<Subscription> found = new LinkedHashSet<>();
        index.forEachNarrow(change, found::add);
        return found;
    }
}
