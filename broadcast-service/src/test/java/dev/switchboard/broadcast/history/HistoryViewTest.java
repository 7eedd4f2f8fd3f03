package dev.switchboard.broadcast.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.broadcast.feed.HistoryQuery;
import dev.switchboard.broadcast.feed.MadeFeed;
import dev.switchboard.model.contract.ContractId;
import dev.switchboard.model.contract.Location;
import dev.switchboard.model.feed.Topics;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HistoryViewTest {

    private final MadeFeed feed = new MadeFeed(100);
    private final HistoryView view = new HistoryView(10_000_000);
    private long sequence;

    @BeforeEach
    void begin() {
        view.reset(feed.start());
    }

    @Test
    void the_last_update_in_the_log_is_the_latest() {
        apply(feed.update("c", Location.CHENNAI));
        ContractChange last = apply(feed.update("c", Location.MUMBAI));

        assertThat(view.latest(new ContractId("c"))).contains(last);
        assertThat(view.latestChange(new ContractId("c"))).isEqualTo(last);
    }

    @Test
    void a_change_knows_where_the_contract_was_and_its_place() {
        ContractChange first = apply(feed.update("c", Location.CHENNAI));
        ContractChange second = apply(feed.update("c", Location.MUMBAI));

        assertThat(first.was()).isNull();
        assertThat(second.was()).isEqualTo(Location.CHENNAI);
        assertThat(second.sequence()).isEqualTo(1);
    }

    @Test
    void a_removed_contract_is_unknown_but_its_removal_is_not() {
        apply(feed.update("c", Location.CHENNAI));
        ContractChange removal = apply(feed.remove("c"));

        assertThat(view.latest(new ContractId("c"))).isEmpty();
        assertThat(view.latestChange(new ContractId("c"))).isEqualTo(removal);
        assertThat(removal.was()).isEqualTo(Location.CHENNAI);
    }

    @Test
    void old_removals_are_forgotten_and_nothing_else() {
        apply(feed.update("stays", Location.CHENNAI));
        ContractChange old = apply(feed.remove("old"));
        ContractChange young = apply(feed.remove("young"));

        view.forgetOld(young.appendTime() + Topics.COMPACTION_LAG.multipliedBy(2).toMillis());

        assertThat(view.latestChange(old.contractId())).isNull();
        assertThat(view.latestChange(young.contractId())).isEqualTo(young);
        assertThat(view.latest(new ContractId("stays"))).isPresent();
    }

    @Test
    void a_contract_made_anew_after_its_removal_was_nowhere() {
        apply(feed.update("c", Location.CHENNAI));
        apply(feed.remove("c"));

        assertThat(apply(feed.update("c", Location.MUMBAI)).was()).isNull();
    }

    @Test
    void counts_add_up_to_the_contracts_there_are() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        Map<String, Location> truth = new HashMap<>();
        for (int i = 0; i < 2000; i++) {
            String contract = "c-" + random.nextInt(50);
            if (random.nextInt(4) == 0) {
                apply(feed.remove(contract));
                truth.remove(contract);
            } else {
                Location location = MadeFeed.location(random.nextInt(4));
                apply(feed.update(contract, location));
                truth.put(contract, location);
            }
        }

        ContractCounts counts = view.counts();

        Map<String, Long> expected =
                truth.values().stream()
                        .collect(Collectors.groupingBy(Location::label, Collectors.counting()));
        assertThat(counts.total()).as("seed %d", seed).isEqualTo(truth.size());
        assertThat(counts.byLocation()).hasSize(4).containsAllEntriesOf(expected);
        assertThat(counts.byStatus()).containsEntry("active", counts.total());
        assertThat(counts.byStatus()).containsEntry("inactive", 0L);
    }

    @Test
    void a_reset_forgets_everything() {
        ContractChange change = apply(feed.update("c", Location.CHENNAI));

        view.reset(feed.start());

        assertThat(view.latestChanges()).isEmpty();
        assertThat(view.counts().total()).isZero();
        assertThat(view.covers(change.partition(), change.offset())).isFalse();
        assertThat(view.recent(HistoryQuery.newest(10, c -> true)).changes()).isEmpty();
    }

    @Test
    void a_view_that_was_given_nothing_answers_with_nothing() {
        HistoryView fresh = new HistoryView(1000);

        assertThat(fresh.counts().total()).isZero();
        assertThat(fresh.recent(HistoryQuery.newest(10, c -> true)).changes()).isEmpty();
        assertThat(fresh.covers(0, 0)).isFalse();
    }

    private ContractChange apply(ContractChange change) {
        return view.apply(change, sequence++);
    }
}
